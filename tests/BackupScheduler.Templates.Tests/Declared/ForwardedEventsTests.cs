using System.Text.Json.Nodes;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.Templates.Tests.Declared;

/// <summary>The rule forwards what the enforcer acts on, and nothing that it would only throw away.</summary>
public sealed class ForwardedEventsTests
{
    private static readonly ResolvedStack s_events = Installation.Plain.Stack(TemplateText.MemberEvents, Installation.Member);
    private static readonly JsonNode s_pattern = s_events["ForwardRule"].Properties["EventPattern"]!;
    private static readonly JsonArray s_either = s_pattern["detail"]!["$or"]!.AsArray();

    private static readonly EnforcementRules s_rules = new()
    {
        Method = EnforcementMethod.Attach,
        Mode = DenyMode.Managed,
        PolicyName = DenyPolicy.DefaultName,
        WorkerRole = "backup-scheduler/BackupWorker",
        EnforcerRole = "backup-scheduler/PolicyEnforcer",
        Exempt = [],
        Partition = "aws",
    };

    public static TheoryData<string> Forwarded => new(s_either[0]!["eventName"]!.AsArray().Select(name => name!.ToString()));

    [Theory]
    [MemberData(nameof(Forwarded))]
    public void What_is_forwarded_is_acted_on(string name) => Assert.IsNotType<EventDecision.Ignore>(EventReview.Decide(AboutTheDeny(name), s_rules, isAttaching: true));

    [Theory]
    [InlineData("AttachRolePolicy")]
    [InlineData("AttachUserPolicy")]
    [InlineData("CreateAccessKey")]
    [InlineData("CreateGroup")]
    [InlineData("CreateInstanceProfile")]
    [InlineData("DeleteRole")]
    [InlineData("DeleteRolePermissionsBoundary")]
    [InlineData("DeleteUser")]
    [InlineData("PutRolePermissionsBoundary")]
    [InlineData("TagPolicy")]
    [InlineData("TagRole")]
    [InlineData("UpdateRole")]
    [InlineData("UpdateRoleDescription")]
    public void What_is_not_forwarded_would_not_be_acted_on(string name)
    {
        Assert.DoesNotContain(s_either[0]!["eventName"]!.AsArray(), forwarded => forwarded!.ToString() == name);
        var decision = Assert.IsType<EventDecision.Ignore>(EventReview.Decide(AboutTheDeny(name), s_rules, isAttaching: true));
        Assert.Null(decision.Tampering);
    }

    [Theory]
    [InlineData("BackupWorker")]
    [InlineData("PolicyEnforcer")]
    [InlineData("Operator")]
    [InlineData("EventForwarder")]
    public void Whatever_happens_to_our_own_roles_is_forwarded_in_any_case_of_their_names(string role) => Assert.Contains(
        s_either[1]!["requestParameters"]!["roleName"]!.AsArray(), name => name!["equals-ignore-case"]?.ToString() == role);

    [Fact]
    public void The_enforcers_own_doings_and_what_failed_stay_where_they_are()
    {
        var arn = s_pattern["detail"]!["userIdentity"]!["sessionContext"]!["sessionIssuer"]!["arn"]!.AsArray();
        Assert.Equal(
            Installation.Plain.Stack(TemplateText.MemberRoles, Installation.Member)["PolicyEnforcer"].Arn,
            arn.Select(item => item!["anything-but"]?.ToString()).Single(text => text is not null));
        Assert.Contains(arn, item => item!["exists"]?.ToString() == "false");
        Assert.Equal("""[{"exists":false}]""", s_pattern["detail"]!["errorCode"]!.ToJsonString());
    }

    // EventBridge: 2,048 characters.
    [Fact]
    public void The_pattern_fits() => Assert.InRange(s_pattern.ToJsonString().Length, 1, 2048);

    [Fact]
    public void Events_go_to_the_hubs_bus_and_from_there_to_the_enforcement_queue()
    {
        var hub = Installation.Plain.Hub;
        Assert.Equal(hub["CentralBus"].Arn, s_events["ForwardRule"].Properties["Targets"]![0]!["Arn"]!.ToString());
        Assert.Equal(s_events["EventForwarder"].Arn, s_events["ForwardRule"].Properties["Targets"]![0]!["RoleArn"]!.ToString());
        Assert.Equal(hub["CentralBus"].Ref, hub["IamRule"].Text("EventBusName"));
        Assert.Equal(hub["EnforcementQueue"].Arn, hub["IamRule"].Properties["Targets"]![0]!["Arn"]!.ToString());
        Assert.Equal(hub["DeadLetterQueue"].Arn, hub["IamRule"].Properties["Targets"]![0]!["DeadLetterConfig"]!["Arn"]!.ToString());
    }

    [Theory]
    [InlineData("attach", "ENABLED")]
    [InlineData("scp", "ENABLED")]
    [InlineData("off", "DISABLED")]
    public void With_nothing_enforced_nobody_listens(string enforcement, string state) => Assert.Equal(
        state, new Installation(enforcement, new Dictionary<string, string> { ["Enforcement"] = enforcement }).Hub["IamRule"].Text("State"));

    private static IamEvent AboutTheDeny(string name) => new(AccountId.Parse(Installation.Member), name, DateTimeOffset.UnixEpoch)
    {
        UserName = "alice",
        NewUserName = name == "UpdateUser" ? "alicia" : null,
        RoleName = "Reader",
        PolicyArn = $"arn:aws:iam::{Installation.Member}:policy/{DenyPolicy.DefaultName}",
        PolicyName = DenyPolicy.DefaultName,
    };
}
