using Amazon;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace StandIns.Tests.IdentityManagement;

/// <summary>What goes over the wire.</summary>
[Collection(ProcessWide.Name)]
public sealed class FormTests : IamWireTest
{
    private static readonly (string Form, Func<AmazonIdentityManagementServiceClient, Task> Call)[] s_calls =
    [
        ("Action=AttachRolePolicy&PolicyArn=p&RoleName=r", iam => iam.AttachRolePolicyAsync(new() { PolicyArn = "p", RoleName = "r" })),
        ("Action=AttachUserPolicy&PolicyArn=p&UserName=u", iam => iam.AttachUserPolicyAsync(new() { PolicyArn = "p", UserName = "u" })),
        ("Action=CreatePolicy&Description=d&Path=/x/&PolicyDocument={}&PolicyName=n&Tags.member.1.Key=k&Tags.member.1.Value=v&Tags.member.2.Key=e&Tags.member.2.Value=",
            iam => iam.CreatePolicyAsync(new()
            {
                Description = "d",
                Path = "/x/",
                PolicyDocument = "{}",
                PolicyName = "n",
                Tags = [new() { Key = "k", Value = "v" }, new() { Key = "e", Value = "" }],
            })),
        ("Action=CreatePolicyVersion&PolicyArn=p&PolicyDocument={}&SetAsDefault=true",
            iam => iam.CreatePolicyVersionAsync(new() { PolicyArn = "p", PolicyDocument = "{}", SetAsDefault = true })),
        ("Action=CreatePolicyVersion&PolicyArn=p&PolicyDocument={}&SetAsDefault=false",
            iam => iam.CreatePolicyVersionAsync(new() { PolicyArn = "p", PolicyDocument = "{}", SetAsDefault = false })),
        ("Action=CreateRole&AssumeRolePolicyDocument={}&Description=d&Path=/x/&RoleName=r&Tags.member.1.Key=k&Tags.member.1.Value=v",
            iam => iam.CreateRoleAsync(new() { AssumeRolePolicyDocument = "{}", Description = "d", Path = "/x/", RoleName = "r", Tags = [new() { Key = "k", Value = "v" }] })),
        ("Action=DeletePolicy&PolicyArn=p", iam => iam.DeletePolicyAsync(new() { PolicyArn = "p" })),
        ("Action=DeletePolicyVersion&PolicyArn=p&VersionId=v2", iam => iam.DeletePolicyVersionAsync(new() { PolicyArn = "p", VersionId = "v2" })),
        ("Action=DeleteRole&RoleName=r", iam => iam.DeleteRoleAsync(new() { RoleName = "r" })),
        ("Action=DeleteRolePolicy&PolicyName=n&RoleName=r", iam => iam.DeleteRolePolicyAsync(new() { PolicyName = "n", RoleName = "r" })),
        ("Action=DeleteUserPolicy&PolicyName=n&UserName=u", iam => iam.DeleteUserPolicyAsync(new() { PolicyName = "n", UserName = "u" })),
        ("Action=DetachRolePolicy&PolicyArn=p&RoleName=r", iam => iam.DetachRolePolicyAsync(new() { PolicyArn = "p", RoleName = "r" })),
        ("Action=DetachUserPolicy&PolicyArn=p&UserName=u", iam => iam.DetachUserPolicyAsync(new() { PolicyArn = "p", UserName = "u" })),
        ("Action=GetAccountAuthorizationDetails&Filter.member.1=User&Filter.member.2=Role&Marker=m&MaxItems=1000",
            iam => iam.GetAccountAuthorizationDetailsAsync(new() { Filter = [EntityType.User, EntityType.Role], Marker = "m", MaxItems = 1000 })),
        ("Action=GetPolicy&PolicyArn=p", iam => iam.GetPolicyAsync(new() { PolicyArn = "p" })),
        ("Action=GetPolicyVersion&PolicyArn=p&VersionId=v1", iam => iam.GetPolicyVersionAsync(new() { PolicyArn = "p", VersionId = "v1" })),
        ("Action=GetRole&RoleName=r", iam => iam.GetRoleAsync(new() { RoleName = "r" })),
        ("Action=GetRolePolicy&PolicyName=n&RoleName=r", iam => iam.GetRolePolicyAsync(new() { PolicyName = "n", RoleName = "r" })),
        ("Action=GetUser&UserName=u", iam => iam.GetUserAsync(new() { UserName = "u" })),
        ("Action=GetUserPolicy&PolicyName=n&UserName=u", iam => iam.GetUserPolicyAsync(new() { PolicyName = "n", UserName = "u" })),
        ("Action=ListPolicyVersions&Marker=m&MaxItems=7&PolicyArn=p",
            iam => iam.ListPolicyVersionsAsync(new() { Marker = "m", MaxItems = 7, PolicyArn = "p" })),
        ("Action=PutRolePolicy&PolicyDocument={}&PolicyName=n&RoleName=r",
            iam => iam.PutRolePolicyAsync(new() { PolicyDocument = "{}", PolicyName = "n", RoleName = "r" })),
        ("Action=PutUserPolicy&PolicyDocument={}&PolicyName=n&UserName=u",
            iam => iam.PutUserPolicyAsync(new() { PolicyDocument = "{}", PolicyName = "n", UserName = "u" })),
        ("Action=SetDefaultPolicyVersion&PolicyArn=p&VersionId=v2",
            iam => iam.SetDefaultPolicyVersionAsync(new() { PolicyArn = "p", VersionId = "v2" })),
    ];

    public static TheoryData<string> Forms() => new(s_calls.Select(call => call.Form));

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Each_operation_is_a_form_of_its_members(string form)
    {
        Done(form.Split('&')[0]["Action=".Length..]);
        using var client = Client();
        await Assert.Single(s_calls, call => call.Form == form).Call(client);
        Assert.Equal(form, FormOf(Assert.Single(Wire.Sent)));
    }

    [Fact]
    public async Task A_request_is_a_signed_form()
    {
        Done("AttachRolePolicy");
        using var client = Client();
        var answer = await client.AttachRolePolicyAsync(new() { PolicyArn = "arn:aws:iam::1:policy/p", RoleName = "a+=,.@-_" });
        var sent = Assert.Single(Wire.Sent);
        Assert.Equal((HttpMethod.Post, "https://iam.amazonaws.com/"), (sent.Method, sent.Url.ToString()));
        Assert.StartsWith("application/x-www-form-urlencoded", sent.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKID/", sent.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(["us-east-1", "iam"], sent.SignedScope[1..]);
        Assert.Equal("session", sent.Headers["X-Amz-Security-Token"]);
        Assert.Equal("request-1", answer.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task Text_is_percent_encoded_whatever_it_holds()
    {
        Done("PutRolePolicy");
        using var client = Client();
        await client.PutRolePolicyAsync(new() { RoleName = "a+=,.@-_", PolicyName = "100%", PolicyDocument = "{\"a b\": \"\u00e9&\ud840\udc00\"}\n" });
        Assert.Equal(
            [
                "Action=PutRolePolicy",
                "PolicyDocument=%7B%22a%20b%22%3A%20%22%C3%A9%26%F0%A0%80%80%22%7D%0A",
                "PolicyName=100%25",
                "RoleName=a%2B%3D%2C.%40-_",
                "Version=2010-05-08",
            ],
            Assert.Single(Wire.Sent).Body.Split('&').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Members_that_are_not_set_are_not_sent()
    {
        Done("CreatePolicy").Answer("<GetUserResponse/>").Answer("<GetAccountAuthorizationDetailsResponse/>");
        using var client = Client();
        await client.CreatePolicyAsync(new());
        await client.GetUserAsync(new());
        await client.GetAccountAuthorizationDetailsAsync(new());
        Assert.Equal(["Action=CreatePolicy", "Action=GetUser", "Action=GetAccountAuthorizationDetails"], Wire.Sent.Select(FormOf));
    }

    [Fact]
    public async Task Empty_lists_are_an_empty_field_but_for_callers_who_asked_for_the_old_habit()
    {
        Done("GetAccountAuthorizationDetails");
        using var client = Client();
        await client.GetAccountAuthorizationDetailsAsync(new() { Filter = [] });
        AWSConfigs.InitializeCollections = true;
        try
        {
            Assert.Empty((await client.GetAccountAuthorizationDetailsAsync(new())).UserDetailList);
        }
        finally
        {
            AWSConfigs.InitializeCollections = false;
        }

        Assert.Equal(["Action=GetAccountAuthorizationDetails&Filter=", "Action=GetAccountAuthorizationDetails"], Wire.Sent.Select(FormOf));
    }

    [Fact]
    public async Task A_cancelled_call_ends()
    {
        Done("GetUser");
        using var client = Client();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetUserAsync(new(), new CancellationToken(true)));
    }
}
