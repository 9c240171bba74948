using static BackupScheduler.Templates.Tests.Installation;
using static BackupScheduler.Templates.Tests.Policies.Callers;
using static BackupScheduler.Templates.Tests.Policies.Cases.Row;

namespace BackupScheduler.Templates.Tests.Policies.Cases;

/// <summary>Who puts work on which queue, and events on the bus. An item is an order to create or delete backups.</summary>
internal static class QueueCases
{
    private const string Send = "sqs:SendMessage", Put = "events:PutEvents", Source = "aws:SourceArn", IamRule = $"arn:aws:events:{Region}:{Management}:rule/backup-scheduler/backup-scheduler-iam";
    private const string Bus = $"arn:aws:events:{Region}:{Management}:event-bus/backup-scheduler";

    private const string DefaultBus = $"arn:aws:events:{Region}:{Management}:event-bus/default", EventSource = "events:source", Us = "backup-scheduler";

    private static readonly string[] s_queues = ["accounts", "tables", "enforcement", "dead-letters"];

    // Nobody's work lies among the reports: no operator sends there.
    private static readonly string[] s_allQueues = [.. s_queues, "reports"];

    private static readonly Dictionary<string, string[]> s_senders = new()
    {
        ["ScheduleAccounts"] = ["accounts", "enforcement", "dead-letters"],
        ["ScheduleTables"] = ["accounts", "tables", "dead-letters", "reports"],
        ["Worker"] = ["tables", "dead-letters"],
        ["PolicyEnforcer"] = ["enforcement", "dead-letters"],
        ["Schedule"] = ["dead-letters"],
    };

    public static IEnumerable<AccessCase> All => [.. Matrix, .. Strangers, .. StrangersToReports, .. Senders, .. Receivers, .. ToTheBus, .. Told];

    private static IEnumerable<AccessCase> Matrix =>
        from sender in s_senders
        from queue in s_allQueues
        let isMeant = sender.Value.Contains(queue)
        select new AccessCase(isMeant, Function(sender.Key), Send, Queue(queue), isMeant ? "its work" : "not its work");

    private static IEnumerable<AccessCase> Strangers =>
        from queue in s_queues
        from row in new[]
        {
            May(Named(OperatorRole), Send, Queue(queue), "run, dlq redrive"),
            MayNot(Named(OperatorRole), Send, Queue(queue), "not encrypted on the way").With("aws:SecureTransport", "false"),
            MayNot(Named(OperatorRole), Send, Queue(queue), "no operator is given").In(Plain),
            May(Named(MaintenanceRole), Send, Queue(queue), "letters of run --in-process"),
            MayNot(Named(MaintenanceRole), Send, Queue(queue), "no maintenance role is given").In(Plain),
            MayNot(Admin(Management), Send, Queue(queue), "an administrator is no sender"),
            MayNot(Root(Management), Send, Queue(queue), "nor is the root user"),
            MayNot(Ours(Management, "Evil"), Send, Queue(queue), "an evil role on our path"),
            MayNot(Ours(Member, "BackupWorker"), Send, Queue(queue), "a member's role"),
            MayNot(Admin(Member), Send, Queue(queue), "a member's administrator"),
            MayNot(Ours(Foreign, "BackupScheduler-ScheduleTables"), Send, Queue(queue), "another organization"),
            MayNot(Service("events"), Send, Queue(queue), "another rule").With(Source, $"arn:aws:events:{Region}:{Management}:rule/of-somebody"),
            MayNot(Service("events"), Send, Queue(queue), "a rule of another account").With(Source, $"arn:aws:events:{Region}:{Member}:rule/backup-scheduler/backup-scheduler-iam"),
            MayNot(Service("events"), Send, Queue(queue), "a rule that does not say which"),
            MayNot(Service("scheduler"), Send, Queue(queue), "another schedule").With(Source, $"arn:aws:scheduler:{Region}:{Management}:schedule/default/of-somebody"),
            MayNot(Service("s3"), Send, Queue(queue), "another service").With(Source, "arn:aws:s3:::of-somebody"),
        }
        select row;

    private static AccessCase[] StrangersToReports =>
    [
        MayNot(Named(OperatorRole), Send, Queue("reports"), "an operator has nothing to report"),
        MayNot(Named(MaintenanceRole), Send, Queue("reports"), "nor has maintenance"),
        MayNot(Admin(Management), Send, Queue("reports"), "an administrator is no sender"),
        MayNot(Root(Management), Send, Queue("reports"), "nor is the root user"),
        MayNot(Ours(Member, "BackupWorker"), Send, Queue("reports"), "a member's role"),
        MayNot(Service("events"), Send, Queue("reports"), "the bus's rule").With(Source, IamRule),
        MayNot(Function("ScheduleTables"), Send, Queue("reports"), "not encrypted on the way").With("aws:SecureTransport", "false"),
    ];

    private static AccessCase[] Senders =>
    [
        May(Service("events"), Send, Queue("enforcement"), "the bus's rule").With(Source, IamRule),
        May(Service("events"), Send, Queue("dead-letters"), "what the rule could not deliver").With(Source, IamRule),
        MayNot(Service("events"), Send, Queue("accounts"), "the bus's rule has nothing to order there").With(Source, IamRule),
        MayNot(Service("events"), Send, Queue("tables"), "the bus's rule has nothing to order there").With(Source, IamRule),
        May(Service("scheduler"), Send, Queue("dead-letters"), "a firing that failed").With(Source, $"arn:aws:scheduler:{Region}:{Management}:schedule-group/backup-scheduler"),
        May(Service("scheduler"), Send, Queue("dead-letters"), "a firing that failed").With(Source, $"arn:aws:scheduler:{Region}:{Management}:schedule/backup-scheduler/backup-scheduler"),
        MayNot(Function("ScheduleAccounts"), Send, Queue("enforcement"), "nothing is enforced").In(Off),
        May(Function("ScheduleAccounts"), Send, Queue("enforcement"), "by default").In(Plain),
        MayNot(Function("Worker"), Send, Queue("tables"), "no vault is given, so that there are no copies to ask for").In(Plain),
    ];

    private static IEnumerable<AccessCase> Receivers =>
        from function in new[] { "ScheduleAccounts", "ScheduleTables", "Worker", "PolicyEnforcer" }
        from queue in s_allQueues
        from action in new[] { "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility" }
        let isFed = (function, queue) is ("ScheduleTables", "accounts" or "reports") or ("Worker", "tables") or ("PolicyEnforcer", "enforcement")
        select new AccessCase(isFed, Function(function), action, Queue(queue), isFed ? "feeds it" : "does not feed it");

    private static AccessCase[] ToTheBus =>
    [
        May(Ours(Member, "EventForwarder"), Put, Bus, "a member's forwarder"),
        May(Ours(OtherMember, "EventForwarder"), Put, Bus, "another member's forwarder"),
        May(Ours(Management, "EventForwarder"), Put, Bus, "the management account's own forwarder"),
        MayNot(Admin(Member), Put, Bus, "a member's administrator"),
        MayNot(Ours(Member, "BackupWorker"), Put, Bus, "another role of ours"),
        MayNot(Ours(Member, "Evil"), Put, Bus, "an evil role on our path"),
        MayNot(Role(Member, "EventForwarder"), Put, Bus, "our name on another path"),
        MayNot(Ours(Foreign, "EventForwarder"), Put, Bus, "another organization"),
        MayNot(Ours(Member, "EventForwarder") with { Organization = null }, Put, Bus, "an account that left the organization"),
        MayNot(Ours(Member, "EventForwarder"), Put, $"arn:aws:events:{IamRegion}:{Member}:event-bus/default", "another bus"),
    ];

    private static AccessCase[] Told =>
    [
        May(Function("ScheduleTables"), Put, DefaultBus, "how reviews and runs ended").With(EventSource, Us),
        May(Function("ScheduleTables"), Put, DefaultBus, "by default").With(EventSource, Us).In(Plain),
        MayNot(Function("ScheduleTables"), Put, DefaultBus, "nobody is to be told").With(EventSource, Us).In(Untold),
        MayNot(Function("ScheduleTables"), Put, DefaultBus, "in somebody else's name").With(EventSource, "of.somebody"),
        MayNot(Function("ScheduleTables"), Put, DefaultBus, "in nobody's name"),
        MayNot(Function("ScheduleTables"), Put, Bus, "the bus of IAM events").With(EventSource, Us),
        MayNot(Function("ScheduleAccounts"), Put, DefaultBus, "tells nothing").With(EventSource, Us),
        MayNot(Function("Worker"), Put, DefaultBus, "tells nothing").With(EventSource, Us),
        MayNot(Function("PolicyEnforcer"), Put, DefaultBus, "tells nothing").With(EventSource, Us),
    ];

    private static string Queue(string name) => $"arn:aws:sqs:{Region}:{Management}:backup-scheduler-{name}";
}
