using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.Templates.Tests.Declared;

/// <summary>What the vault's stack makes of who may read.</summary>
public sealed class VaultStackTests
{
    private static readonly StackPlace s_place = new(Installation.Vault, Installation.Region, "backup-scheduler-vault");

    [Fact]
    public void The_role_that_reads_all_copies_has_the_name_by_which_the_commands_look_for_it() => Assert.Equal(
        $"arn:aws:iam::{Installation.Vault}:role/backup-scheduler-vault/VaultReader",
        Vault(("ManagementAccount", Installation.Management), ("OperatorRoleArn", Installation.OperatorRole))["VaultReader"].Arn);

    [Fact]
    public void Without_people_nobody_reads_all_copies()
    {
        var vault = Vault();
        Assert.False(vault.Has("VaultReader"));
        Assert.DoesNotContain("VaultReaderArn", vault.Outputs.Keys);
        Assert.DoesNotContain(Sids(vault), sid => sid == "RestoreAccountsReadAll");
    }

    [Theory]
    [InlineData("OperatorRoleArn", Installation.OperatorRole)]
    [InlineData("MaintenanceRoleArn", Installation.MaintenanceRole)]
    public void People_need_the_account_that_they_are_of(string parameter, string role)
    {
        Assert.Throws<TemplateException>(() => Vault((parameter, role)));
        Assert.True(Vault((parameter, role), ("ManagementAccount", Installation.Management)).Has("VaultReader"));
    }

    [Theory]
    [InlineData("everybody")]
    [InlineData("*")]
    [InlineData("222222222222,22")]
    public void Who_may_restore_the_tables_of_others_is_named_by_account(string accounts) =>
        Assert.Throws<TemplateException>(() => Vault(("RestoreAccounts", accounts)));

    [Fact]
    public void Several_accounts_may_restore_the_tables_of_others()
    {
        var vault = Vault(("RestoreAccounts", $"{Installation.Member},{Installation.OtherMember}"));
        Assert.Contains("RestoreAccountsReadAll", Sids(vault));
        Assert.Contains($"""["{Installation.Member}","{Installation.OtherMember}"]""", vault["VaultPolicy"].Properties.ToJsonString(), StringComparison.Ordinal);
    }

    // The trusts of the two differ in their accounts alone.
    [Fact]
    public void It_trusts_whom_the_members_operator_trusts() => Assert.Equal(
        Installation.Whole.Stack(TemplateText.MemberRoles, Installation.Member)["Operator"].Properties["AssumeRolePolicyDocument"]!.ToJsonString(),
        Installation.Whole.Stack(TemplateText.Vault, Installation.Vault)["VaultReader"].Properties["AssumeRolePolicyDocument"]!.ToJsonString());

    private static IEnumerable<string> Sids(ResolvedStack vault) =>
        vault["VaultPolicy"].Properties["PolicyDocument"]!["Statement"]!.AsArray().Select(statement => statement!["Sid"]!.ToString());

    private static ResolvedStack Vault(params (string Name, string Value)[] given) => ResolvedStack.Resolve(
        TemplateText.Of(TemplateText.Vault), s_place, new Dictionary<string, string>(given.ToDictionary(pair => pair.Name, pair => pair.Value))
        {
            ["OrganizationId"] = Installation.Organization,
            ["BreakGlassPrincipalArn"] = Installation.BreakGlassPrincipal,
        });
}
