using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Proxy.Iam;

namespace BackupScheduler.LocalAws.Tests.Proxy.Iam;

public sealed class IamEventsTests
{
    private const string Account = "111122223333";

    private static readonly DateTimeOffset Time = new(2026, 11, 22, 1, 2, 3, TimeSpan.Zero);

    [Fact]
    public void A_created_user_is_told_by_request_and_answer()
    {
        var detail = Detail(IamEvents.UserCreated(Account, "anna", Time, "/people/"));
        Assert.Equal("""{"userName":"anna","path":"/people/"}""", detail["requestParameters"]!.ToJsonString());
        Assert.Equal(
            """{"user":{"path":"/people/","userName":"anna","userId":"AIDAEXAMPLE","arn":"arn:aws:iam::111122223333:user/people/anna","createDate":"Nov 22, 2026 1:02:03 AM"}}""",
            detail["responseElements"]!.ToJsonString());
        Assert.Equal(("2026-11-22T01:02:03Z", "CreateUser"), ((string?)detail["eventTime"], (string?)detail["eventName"]));
    }

    [Fact]
    public void A_created_roles_trust_is_plain_in_the_request_and_encoded_in_the_answer()
    {
        var detail = Detail(IamEvents.RoleCreated(Account, "Deployer", Time, trust: """{"Statement":[]}"""));
        Assert.Equal("""{"Statement":[]}""", (string?)detail["requestParameters"]!["assumeRolePolicyDocument"]);
        Assert.Equal("%7B%22Statement%22%3A%5B%5D%7D", (string?)detail["responseElements"]!["role"]!["assumeRolePolicyDocument"]);
        Assert.Equal("arn:aws:iam::111122223333:role/Deployer", (string?)detail["responseElements"]!["role"]!["arn"]);
    }

    [Fact]
    public void Any_other_call_has_its_parameters_its_caller_and_its_error()
    {
        var detail = Detail(IamEvents.Called(Account, "DetachRolePolicy", Time, ("roleName", "Deployer"), ("policyArn", "arn:x")) with
        {
            Caller = IamCaller.Session("444455556666", "backup-scheduler/PolicyEnforcer", "sweep"),
            ErrorCode = "NoSuchEntityException",
            ErrorMessage = "gone",
        });
        Assert.Equal("""{"roleName":"Deployer","policyArn":"arn:x"}""", detail["requestParameters"]!.ToJsonString());
        Assert.True(detail.AsObject().ContainsKey("responseElements") && detail["responseElements"] is null);
        Assert.Equal(("NoSuchEntityException", "gone"), ((string?)detail["errorCode"], (string?)detail["errorMessage"]));
        Assert.Equal((Account, "444455556666"), ((string?)detail["recipientAccountId"], (string?)detail["userIdentity"]!["accountId"]));
        Assert.Equal("arn:aws:iam::444455556666:role/backup-scheduler/PolicyEnforcer",
            (string?)detail["userIdentity"]!["sessionContext"]!["sessionIssuer"]!["arn"]);
    }

    [Fact]
    public void One_event_has_one_body_however_often_it_is_delivered_and_two_have_ids_of_their_own()
    {
        var one = IamEvents.UserCreated(Account, "anna", Time);
        var other = IamEvents.UserCreated(Account, "anna", Time);
        Assert.Equal(IamEvents.Body(one), IamEvents.Body(one));
        Assert.NotEqual((string?)Detail(one)["eventID"], (string?)Detail(other)["eventID"]);
    }

    private static JsonNode Detail(IamEvent e) => JsonNode.Parse(IamEvents.Body(e))!["detail"]!;
}
