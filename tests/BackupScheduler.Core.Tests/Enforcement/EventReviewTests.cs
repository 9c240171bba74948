using System.Text.Json.Nodes;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Core.Tests.Enforcement;

public sealed class EventReviewTests
{
    private const string InertWords = "it does not weaken the deny";

    [Theory]
    [InlineData("CreateUser", PrincipalKind.User, "a new user")]
    [InlineData("CreateRole", PrincipalKind.Role, "a new role")]
    [InlineData("UpdateAssumeRolePolicy", PrincipalKind.Role, "its trust was changed")]
    [InlineData("DetachUserPolicy", PrincipalKind.User, "the deny was detached")]
    [InlineData("DetachRolePolicy", PrincipalKind.Role, "the deny was detached")]
    [InlineData("PutUserPolicy", PrincipalKind.User, "its inline deny was written or removed")]
    [InlineData("PutRolePolicy", PrincipalKind.Role, "its inline deny was written or removed")]
    [InlineData("DeleteUserPolicy", PrincipalKind.User, "its inline deny was written or removed")]
    [InlineData("DeleteRolePolicy", PrincipalKind.Role, "its inline deny was written or removed")]
    public void What_concerns_one_principal_has_it_looked_at(string call, PrincipalKind kind, string why)
    {
        var decision = Decide(IamEvents.Call(call));
        var tampering = call.StartsWith("Create", StringComparison.Ordinal) || call.StartsWith("Update", StringComparison.Ordinal) ? null : $"{call} of the deny";
        Assert.Equal(
            new EventDecision.CoverPrincipal(kind, kind == PrincipalKind.User ? "alice" : "Deployer", why) { Tampering = tampering }, decision);
    }

    [Theory]
    [InlineData("CreateRole", Known.TrustOfEc2)]
    [InlineData("UpdateAssumeRolePolicy", Known.TrustOfEc2)]
    [InlineData("PutRolePolicy", null)]
    [InlineData("CreatePolicyVersion", null)]
    public void The_trust_that_a_role_was_given_is_read_and_no_other_document(string call, string? trust) => Assert.Equal(trust, Read(IamEvents.Call(call)).Trust);

    [Fact]
    public void A_user_is_looked_at_by_the_name_that_it_has_now()
    {
        var renamed = new IamEvent(BackupScheduler.Core.Accounts.AccountId.Parse("111122223333"), "UpdateUser", DateTimeOffset.UnixEpoch) { UserName = "alice", NewUserName = "bob" };
        Assert.Equal(new EventDecision.CoverPrincipal(PrincipalKind.User, "bob", "it was renamed"), EventReview.Decide(renamed, Known.Rules, true));
        Assert.IsType<EventDecision.Ignore>(EventReview.Decide(renamed with { NewUserName = null }, Known.Rules, true));
    }

    [Theory]
    [InlineData("CreatePolicyVersion", "the deny policy's versions were changed", "CreatePolicyVersion on the deny policy")]
    [InlineData("SetDefaultPolicyVersion", "the deny policy's versions were changed", "SetDefaultPolicyVersion on the deny policy")]
    [InlineData("DeletePolicyVersion", "the deny policy's versions were changed", "DeletePolicyVersion on the deny policy")]
    [InlineData("CreatePolicy", "a policy of the deny's name was created", "a policy of the deny's name was created")]
    public void What_concerns_the_policy_has_it_looked_at_and_alarms(string call, string why, string tampering) =>
        Assert.Equal(new EventDecision.RepairPolicy(why) { Tampering = tampering }, Decide(IamEvents.Call(call)));

    // Before a policy can be deleted it must be detached from everybody.
    [Fact]
    public void The_removal_of_the_policy_has_the_account_swept_and_alarms() => Assert.Equal(
        new EventDecision.SweepAccount("the deny policy was deleted") { Tampering = "DeletePolicy on the deny policy" },
        Decide(IamEvents.Call("DeletePolicy")));

    [Theory]
    [InlineData("DetachUserPolicy")]
    [InlineData("DetachRolePolicy")]
    [InlineData("PutUserPolicy")]
    [InlineData("PutRolePolicy")]
    [InlineData("DeleteUserPolicy")]
    [InlineData("DeleteRolePolicy")]
    [InlineData("CreatePolicyVersion")]
    [InlineData("SetDefaultPolicyVersion")]
    [InlineData("DeletePolicyVersion")]
    [InlineData("DeletePolicy")]
    [InlineData("CreatePolicy")]
    public void Other_policies_are_nobodys_business(string call)
    {
        foreach (var policy in new[] { "ReadOnly", "DenyDynamoDBDeleteBackup2", "path/DenyDynamoDBDeleteBackup" })
            Assert.Equal(new EventDecision.Ignore(InertWords), Decide(IamEvents.Call(call, policy: policy)));
    }

    [Theory]
    [InlineData("DetachUserPolicy")]
    [InlineData("DetachRolePolicy")]
    [InlineData("CreatePolicyVersion")]
    [InlineData("DeletePolicy")]
    public void The_policy_of_that_name_in_another_account_is_another_policy(string call)
    {
        var body = IamEvents.Call(call).With("detail.requestParameters.policyArn", "arn:aws:iam::444455556666:policy/DenyDynamoDBDeleteBackup");
        Assert.Equal(new EventDecision.Ignore(InertWords), Decide(body));
    }

    // IAM takes names without regard to case, and CloudTrail shows them as the caller wrote them.
    [Theory]
    [InlineData("DetachUserPolicy")]
    [InlineData("DetachRolePolicy")]
    [InlineData("PutUserPolicy")]
    [InlineData("PutRolePolicy")]
    [InlineData("DeleteUserPolicy")]
    [InlineData("DeleteRolePolicy")]
    [InlineData("CreatePolicyVersion")]
    [InlineData("SetDefaultPolicyVersion")]
    [InlineData("DeletePolicyVersion")]
    [InlineData("DeletePolicy")]
    [InlineData("CreatePolicy")]
    public void The_name_of_the_deny_counts_in_any_case(string call) =>
        Assert.Equal(Decide(IamEvents.Call(call)), Decide(IamEvents.Call(call, policy: "denydynamodbDELETEbackup")));

    [Theory]
    [InlineData("AttachUserPolicy")]
    [InlineData("AttachRolePolicy")]
    [InlineData("DetachGroupPolicy")]
    [InlineData("CreateGroup")]
    [InlineData("DeleteGroup")]
    [InlineData("CreateServiceLinkedRole")]
    [InlineData("DeleteUser")]
    [InlineData("DeleteRole")]
    [InlineData("UpdateUser")]
    [InlineData("UpdateRole")]
    [InlineData("TagRole")]
    [InlineData("CreateAccessKey")]
    [InlineData("DeleteAccountPasswordPolicy")]
    [InlineData("createRole")]
    public void What_does_not_weaken_the_deny_is_ignored(string call) =>
        Assert.Equal(new EventDecision.Ignore(InertWords), Decide(IamEvents.Call(call)));

    [Theory]
    [InlineData("CreateRole", "BackupWorker")]
    [InlineData("UpdateAssumeRolePolicy", "PolicyEnforcer")]
    [InlineData("DeletePolicy", "Deployer")]
    public void What_IAM_refused_changes_nothing_and_alarms_nobody(string call, string role)
    {
        var body = IamEvents.Call(call, role).With("detail.errorCode", "NoSuchEntity\n!");
        Assert.Equal(new EventDecision.Ignore("IAM refused the call: 'NoSuchEntity?!'"), Decide(body));
        Assert.Null(Decide(body).Tampering);
    }

    [Theory]
    [InlineData("CreateUser")]
    [InlineData("CreateRole")]
    [InlineData("DetachRolePolicy")]
    [InlineData("PutUserPolicy")]
    public void Where_nothing_is_attached_principals_are_left_alone(string call) => Assert.Equal(
        new EventDecision.Ignore("this account is not covered by attachment"), Decide(IamEvents.Call(call), isAttaching: false));

    [Theory]
    [InlineData("CreatePolicyVersion")]
    [InlineData("DeletePolicy")]
    [InlineData("CreatePolicy")]
    public void Where_nothing_is_attached_the_policy_still_alarms(string call)
    {
        var decision = Decide(IamEvents.Call(call), isAttaching: false);
        Assert.IsType<EventDecision.Ignore>(decision);
        Assert.Equal(Decide(IamEvents.Call(call)).Tampering, decision.Tampering);
        Assert.NotNull(decision.Tampering);
    }

    [Theory]
    [InlineData("CreateUser", "userName")]
    [InlineData("CreateRole", "roleName")]
    [InlineData("UpdateAssumeRolePolicy", "roleName")]
    [InlineData("DetachUserPolicy", "userName")]
    [InlineData("DetachRolePolicy", "roleName")]
    [InlineData("PutUserPolicy", "userName")]
    [InlineData("DeleteRolePolicy", "roleName")]
    public void An_event_without_the_name_of_its_principal_is_malformed(string call, string member)
    {
        foreach (var value in new JsonNode?[] { null, "", 5 })
        {
            var body = IamEvents.Call(call).With($"detail.requestParameters.{member}", value);
            var failure = Assert.Throws<ServiceFailureException>(() => Decide(body));
            Assert.Equal((FailureKind.Malformed, "MalformedEvent"), (failure.Kind, failure.Code));
            Assert.Equal($"detail.requestParameters.{member}: missing, accepted is the name that {call} was called with", failure.Message);
            Assert.IsType<EventDecision.Ignore>(Decide(body, isAttaching: false));
        }
    }

    [Fact]
    public void Without_parameters_the_policies_events_are_ignored()
    {
        foreach (var call in new[] { "CreatePolicy", "DeletePolicy", "CreatePolicyVersion", "DetachRolePolicy", "PutRolePolicy" })
            Assert.Equal(new EventDecision.Ignore(InertWords), Decide(IamEvents.Call(call).With("detail.requestParameters", null)));
    }

    [Fact]
    public void Configured_names_decide()
    {
        var rules = Known.Rules with { PolicyName = "NoDeletion", WorkerRole = "ops/Pruner" };
        Assert.IsType<EventDecision.CoverPrincipal>(EventReview.Decide(Read(IamEvents.Call("DetachRolePolicy", policy: "NoDeletion")), rules, true));
        Assert.IsType<EventDecision.Ignore>(EventReview.Decide(Read(IamEvents.Call("DetachRolePolicy")), rules, true));
        Assert.NotNull(EventReview.Decide(Read(IamEvents.Call("TagRole", "Pruner")), rules, true).Tampering);
        Assert.Null(EventReview.Decide(Read(IamEvents.Call("TagRole", "BackupWorker")), rules, true).Tampering);
    }

    [Theory]
    [InlineData(-60, true)]
    [InlineData(0, true)]
    [InlineData(119.999, true)]
    [InlineData(120, false)]
    [InlineData(3_600, false)]
    public void A_principal_may_yet_appear_for_two_minutes(double seconds, bool mayYet)
    {
        var e = Read(IamEvents.Call("CreateRole"));
        Assert.Equal(mayYet, EventReview.MayYetAppear(e, e.Time.AddSeconds(seconds)));
    }

    private static EventDecision Decide(JsonObject body, bool isAttaching = true) => EventReview.Decide(Read(body), Known.Rules, isAttaching);

    private static IamEvent Read(JsonObject body)
    {
        Assert.True(IamEventReader.TryRead(body.ToJsonString(), out var read, out var reason), reason);
        return read;
    }
}
