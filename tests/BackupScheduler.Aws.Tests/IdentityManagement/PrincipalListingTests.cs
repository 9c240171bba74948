using BackupScheduler.Aws.Tests.Wire;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Aws.Tests.IdentityManagement;

/// <summary>All users and roles of an account: every page, decoded, and only of the account asked for.</summary>
public sealed class PrincipalListingTests : IdentityTest
{
    private const string Details = "GetAccountAuthorizationDetails", Last = "<IsTruncated>false</IsTruncated>";
    private const string Encoded = "%7B%22a%22%3A%20%22b%2Bc+d%20%25%22%7D", Decoded = """{"a": "b+c+d %"}""";

    [Fact]
    public async Task Every_page_is_followed_empty_ones_too()
    {
        Stub.Answer(
            Details,
            Page(UserNamed("one"), "1"),
            Page("", "2"),
            Page("<UserDetailList/><RoleDetailList/>", "3"),
            Page(RoleNamed("two")));
        var principals = await ListAsync();
        Assert.Equal([(PrincipalKind.User, "one"), (PrincipalKind.Role, "two")], principals.Select(p => (p.Arn.Kind, p.Arn.Name)));
        Assert.Equal([null, "1", "2", "3"], Stub.Of(Details).Select(sent => sent.Form.GetValueOrDefault("Marker")));
    }

    [Fact]
    public async Task A_request_asks_for_users_and_roles_by_the_thousand_in_the_accounts_own_session()
    {
        Stub.Answer(Details, Page(""));
        await ListAsync();
        Assert.Equal("Filter.member.1=User&Filter.member.2=Role&MaxItems=1000", Assert.Single(Sent(Details)));
        var sent = Assert.Single(Stub.Of(Details));
        Assert.Contains("Credential=ASIASESSION/", sent.Authorization, StringComparison.Ordinal);
        Assert.Contains("/iam/", sent.Authorization, StringComparison.Ordinal);
        Assert.Equal($"arn:aws:iam::{Account}:role/backup-scheduler/PolicyEnforcer", Assert.Single(Stub.Of("AssumeRole")).Form["RoleArn"]);
    }

    [Fact]
    public async Task A_user_and_a_role_come_with_their_policies_decoded()
    {
        Stub.Answer(Details, Page(
            $"""
            <UserDetailList><member><Arn>{User}</Arn><UserName>{User.Name}</UserName>
              <UserPolicyList><member><PolicyName>in</PolicyName><PolicyDocument>{Encoded}</PolicyDocument></member></UserPolicyList>
              <AttachedManagedPolicies><member><PolicyName>Deny</PolicyName><PolicyArn>{Policy}</PolicyArn></member></AttachedManagedPolicies>
            </member></UserDetailList>
            <RoleDetailList><member><Arn>{Role}</Arn><RoleName>{Role.Name}</RoleName>
              <AssumeRolePolicyDocument>{Encoded}</AssumeRolePolicyDocument>
              <RolePolicyList><member><PolicyName>raw</PolicyName><PolicyDocument>{Decoded.Replace("b+", "%2B", StringComparison.Ordinal)}</PolicyDocument></member></RolePolicyList>
              <AttachedManagedPolicies><member><PolicyArn>arn:other</PolicyArn></member></AttachedManagedPolicies>
            </member></RoleDetailList>
            """));
        var principals = await ListAsync();
        Assert.Equal((User, null), (principals[0].Arn, principals[0].Trust));
        Assert.Equal([Policy], principals[0].Attached);
        Assert.Equal([new InlinePolicy("in", Decoded)], principals[0].Inline);
        Assert.Equal((Role, Decoded), (principals[1].Arn, principals[1].Trust));
        Assert.Equal(["arn:other"], principals[1].Attached);
        // One that came as it is keeps its percent sign.
        Assert.Equal([new InlinePolicy("raw", """{"a": "%2Bc+d %"}""")], principals[1].Inline);
    }

    /// <summary>Null would say that nobody looked.</summary>
    [Fact]
    public async Task A_principal_without_policies_has_empty_lists()
    {
        Stub.Answer(Details, Page(UserNamed("u") + RoleNamed("r")));
        Assert.All(await ListAsync(), principal => Assert.Equal((0, 0), (principal.Attached!.Count, principal.Inline!.Count)));
    }

    [Theory]
    [InlineData("arn:aws:iam::444455556666:role/r")]
    [InlineData("arn:aws:iam::111122223333:group/g")]
    [InlineData("")]
    public async Task An_answer_about_anything_else_is_a_failure(string arn)
    {
        Stub.Answer(Details, Page($"<RoleDetailList><member><Arn>{arn}</Arn></member></RoleDetailList>"));
        var failure = await FailureOf(ListAsync);
        Assert.Equal((FailureKind.Other, "WrongScope"), (failure.Kind, failure.Code));
    }

    /// <summary>Principals that are never seen are never denied.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("<IsTruncated>true</IsTruncated>")]
    [InlineData("<IsTruncated>true</IsTruncated><Marker></Marker>")]
    public async Task A_page_that_does_not_say_how_it_goes_on_is_a_failure_and_no_short_list(string end)
    {
        Give(Details, UserNamed("u") + end);
        Assert.Equal("IncompleteAnswer", (await FailureOf(ListAsync)).Code);
    }

    [Fact]
    public async Task A_listing_that_fails_half_way_is_a_failure_and_no_short_list()
    {
        Stub.Answer(Details, Page(UserNamed("u"), "1"), Answers.QueryError("AccessDenied"));
        Assert.Equal(FailureKind.AccessDenied, (await FailureOf(ListAsync)).Kind);
    }

    private async Task<List<PrincipalFacts>> ListAsync() => [.. (await All(Identities().ListAsync(default))).SelectMany(page => page)];

    private static Answer Page(string lists, string? next = null) =>
        Answers.Xml(Details, lists + (next is null ? Last : $"<IsTruncated>true</IsTruncated><Marker>{next}</Marker>"));

    private static string UserNamed(string name) =>
        $"<UserDetailList><member><Arn>arn:aws:iam::{Account}:user/{name}</Arn></member></UserDetailList>";

    private static string RoleNamed(string name) =>
        $"<RoleDetailList><member><Arn>arn:aws:iam::{Account}:role/{name}</Arn></member></RoleDetailList>";
}
