using System.Net;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace StandIns.Tests.Emulation;

/// <summary>A server that checks signatures takes our forms, and what was written comes back from it.</summary>
[Collection(ProcessWide.Name)]
public sealed class IamTests(GuardedEmulator emulator) : IClassFixture<GuardedEmulator>
{
    private const string Deny = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"dynamodb:DeleteBackup","Resource":"*"}]}""";

    [Fact]
    public async Task A_managed_policy_goes_through_its_life()
    {
        using var iam = Client(emulator.Credentials);
        var arn = (await iam.CreatePolicyAsync(new() { PolicyName = "Life", PolicyDocument = Deny, Description = "a + b & c" })).Policy.Arn;
        var second = (await iam.CreatePolicyVersionAsync(new() { PolicyArn = arn, PolicyDocument = Deny, SetAsDefault = false })).PolicyVersion;
        Assert.Equal("v1", (await iam.GetPolicyAsync(new() { PolicyArn = arn })).Policy.DefaultVersionId);
        await iam.SetDefaultPolicyVersionAsync(new() { PolicyArn = arn, VersionId = second.VersionId });
        await Assert.ThrowsAsync<DeleteConflictException>(() => iam.DeletePolicyVersionAsync(new() { PolicyArn = arn, VersionId = "v2" }));
        await iam.DeletePolicyVersionAsync(new() { PolicyArn = arn, VersionId = "v1" });
        var version = Assert.Single((await iam.ListPolicyVersionsAsync(new() { PolicyArn = arn })).Versions);
        Assert.Equal(("v2", true), (version.VersionId, version.IsDefaultVersion));
        var text = (await iam.GetPolicyVersionAsync(new() { PolicyArn = arn, VersionId = "v2" })).PolicyVersion.Document;
        Assert.Equal(Deny, Uri.UnescapeDataString(text));
        await iam.DeletePolicyAsync(new() { PolicyArn = arn });
        await Assert.ThrowsAsync<NoSuchEntityException>(() => iam.GetPolicyAsync(new() { PolicyArn = arn }));
    }

    [Fact]
    public async Task What_is_attached_and_put_shows_in_the_details()
    {
        using var iam = Client(emulator.Credentials);
        var arn = (await iam.CreatePolicyAsync(new() { PolicyName = "Shown", PolicyDocument = Deny })).Policy.Arn;
        await iam.AttachRolePolicyAsync(new() { RoleName = GuardedEmulator.Role, PolicyArn = arn });
        await iam.AttachUserPolicyAsync(new() { UserName = GuardedEmulator.User, PolicyArn = arn });
        await iam.PutRolePolicyAsync(new() { RoleName = GuardedEmulator.Role, PolicyName = "in", PolicyDocument = Deny });
        await iam.PutUserPolicyAsync(new() { UserName = GuardedEmulator.User, PolicyName = "in", PolicyDocument = Deny });
        var details = await iam.GetAccountAuthorizationDetailsAsync(new() { Filter = [EntityType.User, EntityType.Role], MaxItems = 1000 });
        var role = Assert.Single(details.RoleDetailList, role => role.RoleName == GuardedEmulator.Role);
        var user = Assert.Single(details.UserDetailList, user => user.UserName == GuardedEmulator.User);
        Assert.Equal([arn, arn], role.AttachedManagedPolicies.Concat(user.AttachedManagedPolicies).Select(policy => policy.PolicyArn));
        Assert.Equal([Deny, Deny], role.RolePolicyList.Concat(user.UserPolicyList).Select(policy => Uri.UnescapeDataString(policy.PolicyDocument)));
        Assert.Contains("sts:AssumeRole", Uri.UnescapeDataString(role.AssumeRolePolicyDocument), StringComparison.Ordinal);
        Assert.Equal(role.Arn, (await iam.GetRoleAsync(new() { RoleName = GuardedEmulator.Role })).Role.Arn);
        Assert.Equal(user.UserId, (await iam.GetUserAsync(new() { UserName = GuardedEmulator.User })).User.UserId);
        await DetachAsync(iam, arn);
    }

    [Fact]
    public async Task A_role_goes_through_its_life()
    {
        const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
        using var iam = Client(emulator.Credentials);
        var role = (await iam.CreateRoleAsync(new() { RoleName = "Life", Path = "/short/", AssumeRolePolicyDocument = Trust, Description = "a + b & c" })).Role;
        Assert.EndsWith(":role/short/Life", role.Arn, StringComparison.Ordinal);
        Assert.Equal(Trust, Uri.UnescapeDataString((await iam.GetRoleAsync(new() { RoleName = "Life" })).Role.AssumeRolePolicyDocument));
        await iam.DeleteRoleAsync(new() { RoleName = "Life" });
        await Assert.ThrowsAsync<NoSuchEntityException>(() => iam.GetRoleAsync(new() { RoleName = "Life" }));
    }

    [Fact]
    public async Task A_wrong_secret_is_refused()
    {
        var wrong = new BasicAWSCredentials(emulator.AccessKey, new string([.. emulator.Secret.Reverse()]));
        using var iam = Client(wrong);
        var failure = await Assert.ThrowsAnyAsync<AmazonIdentityManagementServiceException>(() => iam.GetPolicyAsync(new() { PolicyArn = "arn:aws:iam::1:policy/p" }));
        Assert.Equal(("SignatureDoesNotMatch", HttpStatusCode.Forbidden), (failure.ErrorCode, failure.StatusCode));
    }

    [Fact]
    public async Task What_the_policy_does_not_name_is_denied()
    {
        using var iam = Client(emulator.Credentials);
        var failure = await Assert.ThrowsAnyAsync<AmazonIdentityManagementServiceException>(() => iam.GetRolePolicyAsync(new() { RoleName = GuardedEmulator.Role, PolicyName = "in" }));
        Assert.StartsWith("AccessDenied", failure.ErrorCode, StringComparison.Ordinal);
        Assert.Contains("iam:GetRolePolicy", failure.Message, StringComparison.Ordinal);
    }

    private static async Task DetachAsync(AmazonIdentityManagementServiceClient iam, string arn)
    {
        await iam.DetachRolePolicyAsync(new() { RoleName = GuardedEmulator.Role, PolicyArn = arn });
        await iam.DetachUserPolicyAsync(new() { UserName = GuardedEmulator.User, PolicyArn = arn });
        await iam.DeleteUserPolicyAsync(new() { UserName = GuardedEmulator.User, PolicyName = "in" });
        await iam.DeleteRolePolicyAsync(new() { RoleName = GuardedEmulator.Role, PolicyName = "in" });
        var details = await iam.GetAccountAuthorizationDetailsAsync(new());
        Assert.Empty(details.RoleDetailList.SelectMany(role => role.AttachedManagedPolicies ?? []));
        Assert.Empty(Assert.Single(details.UserDetailList, user => user.UserName == GuardedEmulator.User).UserPolicyList ?? []);
    }

    private AmazonIdentityManagementServiceClient Client(AWSCredentials credentials) => new(
        credentials,
        new AmazonIdentityManagementServiceConfig { ServiceURL = emulator.Address.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
}
