using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.Templates.Tests.Declared;

/// <summary>Policies fit into what AWS takes, with everything switched on and half as much again for longer names.</summary>
public sealed class PolicySizeTests
{
    // IAM: all inline policies of a role together, white space apart. S3: the policy of a bucket. KMS: the policy of a key.
    private const int OfARole = 10_240, OfABucket = 20 * 1024, OfAKey = 32 * 1024;

    private static readonly ResolvedStack[] s_stacks =
    [
        Installation.Whole.Hub,
        Installation.Whole.Stack(TemplateText.Vault, Installation.Vault),
        Installation.Whole.Stack(TemplateText.MemberRoles, Installation.Member),
        Installation.Whole.Stack(TemplateText.MemberEvents, Installation.Member),
    ];

    [Fact]
    public void The_inline_policies_of_a_role_fit() => FitsInto(OfARole, "AWS::IAM::Role", "Policies");

    [Fact]
    public void The_policy_of_the_vaults_bucket_fits() => FitsInto(OfABucket, "AWS::S3::BucketPolicy", "PolicyDocument");

    [Fact]
    public void The_policy_of_the_vaults_key_fits() => FitsInto(OfAKey, "AWS::KMS::Key", "KeyPolicy");

    private static void FitsInto(int most, string type, string property)
    {
        var resources = s_stacks.SelectMany(stack => stack.OfType(type)).ToList();
        Assert.NotEmpty(resources);
        Assert.All(resources, resource => Assert.InRange(resource.Properties[property]!.ToJsonString().Length, 1, most * 2 / 3));
    }
}
