using Amazon.IdentityManagement.Model;

namespace StandIns.Tests.IdentityManagement;

/// <summary>How answers come back: documents stay URL-encoded, and what the service did not send is null.</summary>
[Collection(ProcessWide.Name)]
public sealed class AnswerTests : IamWireTest
{
    private const string Encoded = "%7B%22a%22%3A%20%22b%2Bc%22%7D";
    private static readonly DateTime s_created = new(2026, 11, 22, 1, 2, 3, DateTimeKind.Utc);

    [Fact]
    public async Task A_user_comes_back_whole()
    {
        Details(
            $"""
            <UserDetailList><member>
              <Path>/team/</Path><UserName>ann</UserName><UserId>AIDA1</UserId><Arn>arn:aws:iam::111122223333:user/team/ann</Arn>
              <CreateDate>2026-11-22T01:02:03Z</CreateDate><Someday><more>1</more></Someday>
              <UserPolicyList>
                <member><PolicyName>one</PolicyName><PolicyDocument>{Encoded}</PolicyDocument></member>
                <member><PolicyName>two</PolicyName><PolicyDocument>%7B%7D</PolicyDocument></member>
              </UserPolicyList>
              <GroupList><member>admins</member><member>all</member></GroupList>
              <AttachedManagedPolicies>
                <member><PolicyName>Deny</PolicyName><PolicyArn>arn:aws:iam::111122223333:policy/Deny</PolicyArn></member>
              </AttachedManagedPolicies>
              <Tags><member><Key>team</Key><Value>a&amp;b</Value></member></Tags>
            </member></UserDetailList>
            """);
        var user = Assert.Single((await DetailsAsync()).UserDetailList);
        Assert.Equal(("ann", "AIDA1", "/team/", "arn:aws:iam::111122223333:user/team/ann"), (user.UserName, user.UserId, user.Path, user.Arn));
        Assert.Equal(s_created, user.CreateDate!.Value.ToUniversalTime());
        Assert.Equal([("one", Encoded), ("two", "%7B%7D")], user.UserPolicyList.Select(policy => (policy.PolicyName, policy.PolicyDocument)));
        Assert.Equal(["admins", "all"], user.GroupList);
        Assert.Equal([("Deny", "arn:aws:iam::111122223333:policy/Deny")], user.AttachedManagedPolicies.Select(policy => (policy.PolicyName, policy.PolicyArn)));
        Assert.Equal([("team", "a&b")], user.Tags.Select(tag => (tag.Key, tag.Value)));
    }

    [Fact]
    public async Task A_role_comes_back_whole()
    {
        Details(
            $"""
            <RoleDetailList><member>
              <Path>/</Path><RoleName>r</RoleName><RoleId>AROA1</RoleId><Arn>arn:aws:iam::111122223333:role/r</Arn>
              <CreateDate>2026-11-22T01:02:03Z</CreateDate><AssumeRolePolicyDocument>{Encoded}</AssumeRolePolicyDocument>
              <InstanceProfileList><member><InstanceProfileName>i</InstanceProfileName></member></InstanceProfileList>
              <RolePolicyList><member><PolicyName>one</PolicyName><PolicyDocument>%7B%7D</PolicyDocument></member></RolePolicyList>
              <AttachedManagedPolicies><member><PolicyName>Deny</PolicyName><PolicyArn>arn:p</PolicyArn></member></AttachedManagedPolicies>
              <Tags><member><Key>k</Key><Value/></member></Tags>
            </member></RoleDetailList>
            """);
        var role = Assert.Single((await DetailsAsync()).RoleDetailList);
        Assert.Equal(("r", "AROA1", "/", "arn:aws:iam::111122223333:role/r"), (role.RoleName, role.RoleId, role.Path, role.Arn));
        Assert.Equal((Encoded, s_created), (role.AssumeRolePolicyDocument, role.CreateDate!.Value.ToUniversalTime()));
        Assert.Equal([("one", "%7B%7D")], role.RolePolicyList.Select(policy => (policy.PolicyName, policy.PolicyDocument)));
        Assert.Equal("arn:p", Assert.Single(role.AttachedManagedPolicies).PolicyArn);
        Assert.Equal([("k", "")], role.Tags.Select(tag => (tag.Key, tag.Value ?? "")));
    }

    [Fact]
    public async Task What_a_user_and_a_role_lack_is_null()
    {
        Details("<UserDetailList><member><UserName>u</UserName></member></UserDetailList><RoleDetailList><member><RoleName>r</RoleName></member></RoleDetailList>");
        var page = await DetailsAsync();
        var user = Assert.Single(page.UserDetailList);
        Assert.Equal("u", user.UserName);
        Assert.All((object?[])[user.Arn, user.Path, user.UserId, user.UserPolicyList, user.AttachedManagedPolicies, user.GroupList, user.Tags], Assert.Null);
        var role = Assert.Single(page.RoleDetailList);
        Assert.Equal("r", role.RoleName);
        Assert.All((object?[])[role.Arn, role.AssumeRolePolicyDocument, role.RolePolicyList, role.AttachedManagedPolicies, role.Tags], Assert.Null);
        Assert.Equal((null, null), (user.CreateDate, role.CreateDate));
    }

    [Fact]
    public async Task A_marker_leads_from_page_to_page()
    {
        Details("<IsTruncated>true</IsTruncated><Marker>m+1/=</Marker>").Answer(
            "<GetAccountAuthorizationDetailsResponse><GetAccountAuthorizationDetailsResult><IsTruncated>false</IsTruncated></GetAccountAuthorizationDetailsResult></GetAccountAuthorizationDetailsResponse>");
        using var client = Client();
        var first = await client.GetAccountAuthorizationDetailsAsync(new());
        Assert.Equal((true, "m+1/="), (first.IsTruncated, first.Marker));
        Assert.Empty(first.UserDetailList ?? []);
        var last = await client.GetAccountAuthorizationDetailsAsync(new() { Marker = first.Marker });
        Assert.Equal((false, null), (last.IsTruncated, last.Marker));
        Assert.Equal("Action=GetAccountAuthorizationDetails&Marker=m+1/=", FormOf(Wire.Sent[1]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<UserDetailList/><RoleDetailList></RoleDetailList>")]
    public async Task An_answer_without_members_has_no_members(string result)
    {
        Details(result);
        var page = await DetailsAsync();
        Assert.Equal((null, null), (page.IsTruncated, page.Marker));
        Assert.Empty(page.UserDetailList ?? []);
        Assert.Empty(page.RoleDetailList ?? []);
    }

    [Fact]
    public async Task An_inline_policy_comes_back_as_it_was_sent()
    {
        Answer("GetUserPolicy", $"<UserName>u</UserName><PolicyName>n</PolicyName><PolicyDocument>{Encoded}</PolicyDocument>");
        Answer("GetRolePolicy", $"<RoleName>r</RoleName><PolicyName>n</PolicyName><PolicyDocument>{Encoded}</PolicyDocument>");
        using var client = Client();
        var ofUser = await client.GetUserPolicyAsync(new() { UserName = "u", PolicyName = "n" });
        Assert.Equal(("u", "n", Encoded), (ofUser.UserName, ofUser.PolicyName, ofUser.PolicyDocument));
        var ofRole = await client.GetRolePolicyAsync(new() { RoleName = "r", PolicyName = "n" });
        Assert.Equal(("r", "n", Encoded), (ofRole.RoleName, ofRole.PolicyName, ofRole.PolicyDocument));
    }

    [Fact]
    public async Task A_managed_policy_comes_back_whole()
    {
        const string Policy =
            """
            <Policy><PolicyName>n</PolicyName><PolicyId>ANPA1</PolicyId><Arn>arn:p</Arn><Path>/x/</Path><DefaultVersionId>v3</DefaultVersionId>
              <AttachmentCount>4</AttachmentCount><IsAttachable>true</IsAttachable><Description>d</Description>
              <CreateDate>2026-11-22T01:02:03Z</CreateDate><UpdateDate>2026-11-22T02:02:03.500+01:00</UpdateDate>
              <Tags><member><Key>k</Key><Value>v</Value></member></Tags></Policy>
            """;
        Answer("GetPolicy", Policy);
        Answer("CreatePolicy", Policy);
        using var client = Client();
        ManagedPolicy[] policies = [(await client.GetPolicyAsync(new())).Policy, (await client.CreatePolicyAsync(new())).Policy];
        Assert.All(policies, policy =>
        {
            Assert.Equal(("n", "ANPA1", "arn:p", "/x/", "v3", "d"), (policy.PolicyName, policy.PolicyId, policy.Arn, policy.Path, policy.DefaultVersionId, policy.Description));
            Assert.Equal((4, true), (policy.AttachmentCount, policy.IsAttachable));
            Assert.Equal(s_created, policy.CreateDate!.Value.ToUniversalTime());
            Assert.Equal(s_created.AddMilliseconds(500), policy.UpdateDate!.Value.ToUniversalTime());
            Assert.Equal("k", Assert.Single(policy.Tags).Key);
        });
    }

    [Fact]
    public async Task Versions_come_back_with_their_text_only_one_by_one()
    {
        Answer(
            "ListPolicyVersions",
            """
            <IsTruncated>true</IsTruncated><Marker>m</Marker><Versions>
              <member><VersionId>v2</VersionId><IsDefaultVersion>true</IsDefaultVersion><CreateDate>2026-11-22T01:02:03Z</CreateDate></member>
              <member><VersionId>v1</VersionId><IsDefaultVersion>false</IsDefaultVersion></member></Versions>
            """);
        var version = $"<PolicyVersion><Document>{Encoded}</Document><VersionId>v2</VersionId><IsDefaultVersion>true</IsDefaultVersion></PolicyVersion>";
        Answer("GetPolicyVersion", version);
        Answer("CreatePolicyVersion", version);
        using var client = Client();
        var page = await client.ListPolicyVersionsAsync(new());
        Assert.Equal((true, "m"), (page.IsTruncated, page.Marker));
        Assert.Equal([("v2", true), ("v1", false)], page.Versions.Select(v => (v.VersionId, v.IsDefaultVersion!.Value)));
        Assert.All(page.Versions, v => Assert.Null(v.Document));
        Assert.Equal(s_created, page.Versions[0].CreateDate!.Value.ToUniversalTime());
        Assert.Null(page.Versions[1].CreateDate);
        PolicyVersion[] single = [(await client.GetPolicyVersionAsync(new())).PolicyVersion, (await client.CreatePolicyVersionAsync(new())).PolicyVersion];
        Assert.All(single, v => Assert.Equal((Encoded, "v2", true), (v.Document, v.VersionId, v.IsDefaultVersion)));
    }

    [Fact]
    public async Task A_single_principal_comes_back_and_null_where_the_answer_has_none()
    {
        Answer("GetUser", "<User><Path>/</Path><UserName>u</UserName><UserId>AIDA1</UserId><Arn>arn:u</Arn><CreateDate>2026-11-22T01:02:03Z</CreateDate></User>");
        Answer("GetRole", $"<Role><Path>/p/</Path><RoleName>r</RoleName><RoleId>AROA1</RoleId><Arn>arn:r</Arn><AssumeRolePolicyDocument>{Encoded}</AssumeRolePolicyDocument></Role>");
        Answer("GetUser");
        Answer("CreateRole", "<Role><Path>/p/</Path><RoleName>n</RoleName><Arn>arn:n</Arn></Role>");
        using var client = Client();
        var user = (await client.GetUserAsync(new())).User;
        Assert.Equal(("u", "AIDA1", "arn:u", "/"), (user.UserName, user.UserId, user.Arn, user.Path));
        Assert.Equal(s_created, user.CreateDate!.Value.ToUniversalTime());
        var role = (await client.GetRoleAsync(new())).Role;
        Assert.Equal(("r", "AROA1", "arn:r", "/p/", Encoded), (role.RoleName, role.RoleId, role.Arn, role.Path, role.AssumeRolePolicyDocument));
        Assert.Null((await client.GetUserAsync(new())).User);
        var created = (await client.CreateRoleAsync(new())).Role;
        Assert.Equal(("n", "arn:n", "/p/"), (created.RoleName, created.Arn, created.Path));
    }

    private Wire Details(string result) => Answer("GetAccountAuthorizationDetails", result);

    private async Task<GetAccountAuthorizationDetailsResponse> DetailsAsync()
    {
        using var client = Client();
        return await client.GetAccountAuthorizationDetailsAsync(new());
    }
}
