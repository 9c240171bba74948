using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Core.Tests.Enforcement;

public sealed class EnforcementRulesTests
{
    [Theory]
    [InlineData(EnforcementMethod.Attach, true, true)]
    [InlineData(EnforcementMethod.Both, true, true)]
    [InlineData(EnforcementMethod.Scp, false, true)]
    [InlineData(EnforcementMethod.Off, false, false)]
    [InlineData((EnforcementMethod)99, false, false)]
    public void Members_and_management_account_are_covered_by_attachment_as_the_method_says(EnforcementMethod method, bool member, bool management)
    {
        var rules = Known.Rules with { Method = method };
        Assert.Equal(member, rules.AttachesIn(Known.Account, management: Known.Other));
        Assert.Equal(management, rules.AttachesIn(Known.Account, management: Known.Account));
    }

    [Fact]
    public void By_default_the_managed_policy_is_attached() => Assert.Equal(
        (EnforcementMethod.Attach, DenyMode.Managed, "DenyDynamoDBDeleteBackup", 0),
        (Known.Rules.Method, Known.Rules.Mode, Known.Rules.PolicyName, Known.Rules.Exempt.Count));

    [Fact]
    public void Arns_bear_the_partition_the_account_and_the_path()
    {
        Assert.Equal((Known.PolicyArn, Known.EnforcerArn), (Known.Rules.PolicyArnIn(Known.Account), Known.Rules.EnforcerArnIn(Known.Account)));
        var china = Known.Rules with { Partition = "aws-cn", PolicyName = "Deny", EnforcerRole = "Enforcer" };
        Assert.Equal("arn:aws-cn:iam::444455556666:policy/Deny", china.PolicyArnIn(Known.Other));
        Assert.Equal("arn:aws-cn:iam::444455556666:role/Enforcer", china.EnforcerArnIn(Known.Other));
    }

    [Theory]
    [InlineData("BackupWorker", true)]
    [InlineData("PolicyEnforcer", true)]
    [InlineData("Operator", true)]
    [InlineData("backupworker", true)]
    [InlineData("POLICYENFORCER", true)]
    [InlineData("BackupWorker2", false)]
    [InlineData("Worker", false)]
    [InlineData("backup-scheduler/BackupWorker", false)]
    [InlineData("", false)]
    [InlineData("Deployer", false)]
    public void Our_roles_are_known_by_name_in_any_case(string name, bool isOurs) => Assert.Equal(isOurs, Known.Rules.IsOwnRole(name));

    [Fact]
    public void Configured_names_without_a_path_are_known_too()
    {
        var rules = Known.Rules with { WorkerRole = "Pruner", EnforcerRole = "a/b/Keeper" };
        Assert.Equal(
            (true, true, true, false, false),
            (rules.IsOwnRole("Pruner"), rules.IsOwnRole("Keeper"), rules.IsOwnRole("Operator"), rules.IsOwnRole("BackupWorker"), rules.IsOwnRole("b/Keeper")));
    }
}
