using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.Templates.Tests.Declared;

public sealed class OrganizationPolicyTests
{
    // Organizations: 5,120 characters of a service control policy.
    private const int Most = 5120;

    [Fact]
    public void The_service_control_policy_fits_with_everything_on_and_long_names()
    {
        var place = new StackPlace(Installation.Management, "us-gov-west-1", "backup-scheduler");
        var hub = ResolvedStack.Resolve(TemplateText.Of(TemplateText.Hub), place, new Dictionary<string, string>
        {
            ["OrganizationId"] = Installation.Organization,
            ["DeployTo"] = "r-ab12",
            ["Regions"] = "us-gov-west-1",
            ["CodeBucket"] = "code-of-ours",
            ["Enforcement"] = "both",
            ["ScpDenyPitrChanges"] = "yes",
            ["DenyPolicyName"] = new string('D', 64),
            ["ScpExemptRoles"] = "arn:aws-us-gov:iam::*:role/service-role/AWSBackupDefaultServiceRole,arn:aws-us-gov:iam::*:role/platform/BackupPlanServiceRole",
            ["VaultBucket"] = new string('v', 63),
            ["VaultAccount"] = Installation.Vault,
            ["VaultKeyArn"] = $"arn:aws-us-gov:kms:us-gov-west-1:{Installation.Vault}:key/mrk-1234abcd12ab34cd56ef1234567890ab",
        });
        Assert.InRange(hub["ServiceControlPolicy"].Properties["Content"]!.ToJsonString().Length, 2000, Most);
    }

    [Theory]
    [InlineData("attach", false)]
    [InlineData("scp", true)]
    [InlineData("both", true)]
    [InlineData("off", false)]
    public void There_is_one_where_it_is_asked_for(string enforcement, bool isThere) =>
        Assert.Equal(isThere, new Installation(enforcement, new Dictionary<string, string> { ["Enforcement"] = enforcement }).Hub.Has("ServiceControlPolicy"));

    [Fact]
    public void It_is_attached_to_what_the_StackSets_reach() =>
        Assert.Equal("""["r-ab12"]""", Installation.Whole.Hub["ServiceControlPolicy"].Properties["TargetIds"]!.ToJsonString());
}
