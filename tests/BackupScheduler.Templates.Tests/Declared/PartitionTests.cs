using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.Templates.Tests.Declared;

/// <summary>The templates resolved where no ARN begins with <c>arn:aws:</c>.</summary>
public sealed class PartitionTests
{
    [Theory]
    [InlineData("cn-north-1", "arn:aws-cn:", "amazonaws.com.cn")]
    [InlineData("us-gov-west-1", "arn:aws-us-gov:", "amazonaws.com")]
    public void In_another_partition_no_name_of_the_commercial_one_is_left(string region, string begin, string suffix)
    {
        var hub = Resolve(TemplateText.Hub, Installation.Management, region, new()
        {
            ["OrganizationId"] = Installation.Organization,
            ["DeployTo"] = "r-ab12",
            ["Regions"] = region,
            ["CodeBucket"] = "code-of-ours",
            ["Enforcement"] = "both",
            ["VaultBucket"] = "vault-of-ours",
            ["VaultAccount"] = Installation.Vault,
            ["VaultKeyArn"] = $"{begin}kms:{region}:{Installation.Vault}:key/VaultKey",
            ["ScpExemptRoles"] = $"{begin}iam::*:role/service-role/AWSBackupDefaultServiceRole",
            ["OperatorRoleArn"] = $"{begin}iam::{Installation.Management}:role/Operators",
            ["MaintenanceRoleArn"] = $"{begin}iam::{Installation.Management}:role/Maintenance",
        });
        var stacks = new[] { hub, MemberRoles(hub, region), MemberEvents(hub, region), Vault(region, begin) };
        var texts = stacks.SelectMany(stack => stack.Resources).SelectMany(resource => resource.Properties.Texts()).ToList();
        Findings.None(texts.Where(text => text.Contains("arn:aws:", StringComparison.Ordinal)));
        Assert.True(texts.Count(text => text.StartsWith(begin, StringComparison.Ordinal)) > 50);
        Assert.Equal($"https://sqs.{region}.{suffix}/{Installation.Management}/backup-scheduler-accounts", hub.Outputs["AccountQueueUrl"]);
        Assert.True(hub.Has("MemberEventsHere"), $"{region} is the IAM Region there");
    }

    private static ResolvedStack MemberRoles(ResolvedStack hub, string region) =>
        Resolve(TemplateText.MemberRoles, Installation.Member, region, HandedOn.ByStackSet(hub["MemberRoles"]));

    private static ResolvedStack MemberEvents(ResolvedStack hub, string region) =>
        Resolve(TemplateText.MemberEvents, Installation.Member, region, HandedOn.ByStackSet(hub["MemberEvents"]));

    private static ResolvedStack Vault(string region, string begin) => Resolve(TemplateText.Vault, Installation.Vault, region, new()
    {
        ["OrganizationId"] = Installation.Organization,
        ["BreakGlassPrincipalArn"] = $"{begin}iam::{Installation.Vault}:user/Keeper",
        ["ManagementAccount"] = Installation.Management,
        ["OperatorRoleArn"] = $"{begin}iam::{Installation.Management}:role/Operators",
        ["MaintenanceRoleArn"] = $"{begin}iam::{Installation.Management}:role/Maintenance",
        ["RestoreAccounts"] = $"{Installation.Member},{Installation.OtherMember}",
    });

    private static ResolvedStack Resolve(string file, string account, string region, Dictionary<string, string> parameters) =>
        ResolvedStack.Resolve(TemplateText.Of(file), new StackPlace(account, region, "stack"), parameters);
}
