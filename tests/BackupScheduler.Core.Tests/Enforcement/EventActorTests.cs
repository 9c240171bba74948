using System.Text.Json.Nodes;
using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Core.Tests.Enforcement;

/// <summary>Whose doing an event is, and whether it touched a role of ours.</summary>
public sealed class EventActorTests
{
    [Theory]
    [InlineData("DetachRolePolicy", "Deployer")]
    [InlineData("DetachRolePolicy", "PolicyEnforcer")]
    [InlineData("CreatePolicyVersion", "Deployer")]
    [InlineData("CreatePolicy", "Deployer")]
    public void The_enforcers_own_doing_is_ignored(string call, string role)
    {
        var body = IamEvents.Call(call, role).With("detail.userIdentity", IamEvents.SessionOf(Known.EnforcerArn));
        foreach (var isAttaching in new[] { true, false })
            Assert.Equal(new EventDecision.Ignore("the enforcer's own doing"), Decide(body, isAttaching));
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/PolicyEnforcer", "111122223333")]
    [InlineData("arn:aws:iam::111122223333:role/other/PolicyEnforcer", "111122223333")]
    [InlineData("arn:aws:iam::111122223333:role/backup-scheduler/x/PolicyEnforcer", "111122223333")]
    [InlineData("arn:aws:iam::111122223333:role/backup-scheduler/policyenforcer", "111122223333")]
    [InlineData("arn:aws:iam::111122223333:user/backup-scheduler/PolicyEnforcer", "111122223333")]
    [InlineData("arn:aws-cn:iam::111122223333:role/backup-scheduler/PolicyEnforcer", "111122223333")]
    [InlineData("arn:aws:iam::444455556666:role/backup-scheduler/PolicyEnforcer", "444455556666")]
    [InlineData("arn:aws:iam::111122223333:role/backup-scheduler/BackupWorker", "111122223333")]
    public void Nobody_else_passes_for_the_enforcer(string actor, string account)
    {
        var body = IamEvents.Call("DetachRolePolicy").With("detail.userIdentity", IamEvents.SessionOf(actor, account));
        Assert.IsType<EventDecision.CoverPrincipal>(Decide(body));
    }

    [Fact]
    public void A_session_without_its_issuer_does_not_pass_for_the_enforcer()
    {
        var identity = new JsonObject { ["type"] = "AssumedRole", ["arn"] = "arn:aws:sts::111122223333:assumed-role/PolicyEnforcer/session" };
        Assert.IsType<EventDecision.CoverPrincipal>(Decide(IamEvents.Call("DetachRolePolicy").With("detail.userIdentity", identity)));
        Assert.IsType<EventDecision.CoverPrincipal>(Decide(IamEvents.Call("DetachRolePolicy").With("detail.userIdentity", null)));
    }

    public static TheoryData<string, string> OwnRolesAndCalls()
    {
        var data = new TheoryData<string, string>();
        foreach (var role in new[] { "BackupWorker", "PolicyEnforcer", "Operator", "backupWORKER" })
            foreach (var call in new[]
            {
                "CreateRole", "DeleteRole", "UpdateRole", "UpdateAssumeRolePolicy", "AttachRolePolicy", "DetachRolePolicy", "PutRolePolicy", "DeleteRolePolicy",
                "TagRole", "UntagRole", "PutRolePermissionsBoundary", "DeleteRolePermissionsBoundary", "AddRoleToInstanceProfile", "NeverHeardOf",
            })
                data.Add(role, call);
        return data;
    }

    [Theory]
    [MemberData(nameof(OwnRolesAndCalls))]
    public void Whatever_is_done_to_our_own_roles_alarms(string role, string call)
    {
        foreach (var isAttaching in new[] { true, false })
            Assert.Equal($"{call} on our own role '{role}'", Decide(IamEvents.Call(call, role, policy: "Other"), isAttaching).Tampering);
    }

    [Fact]
    public void An_alarm_does_not_keep_the_principal_from_being_covered()
    {
        var decision = Decide(IamEvents.Call("DetachRolePolicy", "PolicyEnforcer"));
        Assert.Equal(
            new EventDecision.CoverPrincipal(PrincipalKind.Role, "PolicyEnforcer", "the deny was detached")
            {
                Tampering = "DetachRolePolicy on our own role 'PolicyEnforcer'",
            },
            decision);
    }

    [Fact]
    public void A_user_of_the_name_of_our_role_is_no_role_of_ours() =>
        Assert.Null(Decide(IamEvents.Call("CreateUser", user: "BackupWorker")).Tampering);

    private static EventDecision Decide(JsonObject body, bool isAttaching = true) => EventReview.Decide(Read(body), Known.Rules, isAttaching);

    private static IamEvent Read(JsonObject body)
    {
        Assert.True(IamEventReader.TryRead(body.ToJsonString(), out var read, out var reason), reason);
        return read;
    }
}
