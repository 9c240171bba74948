using BackupScheduler.Templates.Tests.Policies.Evaluation;
using static BackupScheduler.Templates.Tests.Installation;
using static BackupScheduler.Templates.Tests.Policies.Callers;
using static BackupScheduler.Templates.Tests.Policies.Cases.Row;

namespace BackupScheduler.Templates.Tests.Policies.Cases;

/// <summary>Who becomes whom.</summary>
internal static class AssumeRoleCases
{
    private const string Assume = "sts:AssumeRole", External = "sts:ExternalId", Anyones =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"*"}}]}""";

    private static readonly string s_worker = RoleIn(Member, "BackupWorker"), s_enforcer = RoleIn(Member, "PolicyEnforcer"), s_operator = RoleIn(Member, "Operator");

    public static IEnumerable<AccessCase> All => [.. Matrix, .. Deputies, .. People, .. Readers, .. Services];

    // Which function becomes which role, in a member account and in the management account itself.
    private static IEnumerable<AccessCase> Matrix =>
        from account in new[] { Member, Management }
        from function in new[] { "ScheduleAccounts", "ScheduleTables", "Worker", "PolicyEnforcer", "Schedule" }
        from role in new[] { "BackupWorker", "PolicyEnforcer", "Operator", "EventForwarder" }
        let isMeant = (function, role) is ("ScheduleTables" or "Worker", "BackupWorker") or ("PolicyEnforcer", "PolicyEnforcer")
        select new AccessCase(isMeant, Function(function), Assume, RoleIn(account, role), isMeant ? "its work" : "not its work").With(External, ExternalId);

    private static AccessCase[] Deputies =>
    [
        MayNot(Function("Worker"), Assume, s_worker, "the external id is missing"),
        MayNot(Function("Worker"), Assume, s_worker, "the external id is wrong").With(External, "from-another-hub"),
        MayNot(Function("PolicyEnforcer"), Assume, s_enforcer, "the external id is missing"),
        MayNot(Function("PolicyEnforcer") with { Organization = null }, Assume, s_enforcer, "an account in no organization").With(External, ExternalId),
        MayNot(Named(OperatorRole), Assume, s_operator, "the external id is missing"),
        MayNot(Named(OperatorRole) with { Organization = ForeignOrganization }, Assume, s_operator, "the management account of another organization").With(External, ExternalId),
        May(Function("Worker"), Assume, s_worker, "no external id is asked for").In(Plain),
        May(Function("PolicyEnforcer"), Assume, s_enforcer, "no external id is asked for").In(Plain),
        May(Function("Worker") with { IsReinstalled = true }, Assume, s_worker, "the hub was reinstalled: same ARN, another unique id").With(External, ExternalId),
        May(Function("PolicyEnforcer") with { IsReinstalled = true }, Assume, s_enforcer, "the hub was reinstalled").With(External, ExternalId),
        MayNot(Admin(Management), Assume, s_worker, "another principal of the management account").With(External, ExternalId),
        MayNot(Admin(Management), Assume, s_enforcer, "another principal of the management account").With(External, ExternalId),
        MayNot(Admin(Management), Assume, s_worker, "another principal of the management account").In(Plain),
        MayNot(Root(Management), Assume, s_worker, "the management account's root user").With(External, ExternalId),
        MayNot(Ours(Management, "Evil"), Assume, s_worker, "an evil role on our path").With(External, ExternalId),
        MayNot(Ours(Management, "BackupScheduler-Worker2"), Assume, s_worker, "an evil role with a longer name").With(External, ExternalId),
        MayNot(Role(Management, "BackupScheduler-Worker"), Assume, s_worker, "our name on another path").With(External, ExternalId),
        MayNot(Ours(Member, "BackupScheduler-Worker"), Assume, s_worker, "our name in a member account").With(External, ExternalId),
        MayNot(Admin(Member), Assume, s_worker, "the account's own administrator").With(External, ExternalId),
        MayNot(Admin(Member), Assume, s_enforcer, "the account's own administrator").With(External, ExternalId),
        MayNot(Ours(Foreign, "BackupScheduler-Worker"), Assume, s_worker, "our name in another organization").With(External, ExternalId),
        MayNot(Function("Worker") with { Organization = ForeignOrganization }, Assume, s_worker, "the management account of another organization").With(External, ExternalId),
        MayNot(Function("Worker") with { Organization = null }, Assume, s_worker, "an account in no organization").With(External, ExternalId),
        MayNot(Function("Worker"), Assume, RoleIn(Foreign, "BackupWorker"), "a role of our name in another organization, open to all") with { ForeignPolicy = Anyones },
        MayNot(Function("ScheduleTables"), Assume, RoleIn(Foreign, "BackupWorker"), "a role of our name in another organization, open to all") with { ForeignPolicy = Anyones },
        MayNot(Function("PolicyEnforcer"), Assume, RoleIn(Foreign, "PolicyEnforcer"), "a role of our name in another organization, open to all") with { ForeignPolicy = Anyones },
        MayNot(Function("Worker"), Assume, $"arn:aws:iam::{Member}:role/Administrator", "a role that is none of ours, open to all") with { ForeignPolicy = Anyones },
        MayNot(Ours(Member, "BackupWorker"), Assume, RoleIn(OtherMember, "BackupWorker"), "from one account on to the next").With(External, ExternalId),
        MayNot(Ours(Member, "BackupWorker"), Assume, s_enforcer, "from one role on to a stronger one").With(External, ExternalId),
        MayNot(Ours(Member, "Operator"), Assume, s_worker, "from looking on to deleting").With(External, ExternalId),
    ];

    private static AccessCase[] People =>
    [
        May(Named(OperatorRole), Assume, s_operator, "those who look and restore").With(External, ExternalId),
        MayNot(Named(OperatorRole), Assume, s_worker, "they do not delete").With(External, ExternalId),
        MayNot(Named(OperatorRole), Assume, s_enforcer, "they do not write IAM").With(External, ExternalId),
        MayNot(Admin(Management), Assume, s_operator, "only the named role").With(External, ExternalId),
        May(Named(MaintenanceRole), Assume, s_worker, "run --in-process, verify-aws").With(External, ExternalId),
        May(Named(MaintenanceRole), Assume, s_enforcer, "protect, unprotect").With(External, ExternalId),
        May(Named(MaintenanceRole) with { IsReinstalled = true }, Assume, s_worker, "the role was made again").With(External, ExternalId),
        May(Named(MaintenanceRole), Assume, s_operator, "whoever may do more may look too").With(External, ExternalId),
        MayNot(Named(MaintenanceRole), Assume, s_worker, "no maintenance role is given").In(Plain),
        May(Named(BreakGlassPrincipal), Assume, BreakGlassRole, "with a second factor").With("aws:MultiFactorAuthPresent", "true"),
        MayNot(Named(BreakGlassPrincipal), Assume, BreakGlassRole, "signed in without a second factor").With("aws:MultiFactorAuthPresent", "false"),
        MayNot(Named(BreakGlassPrincipal), Assume, BreakGlassRole, "with a long-lived key"),
        MayNot(Admin(Vault), Assume, BreakGlassRole, "the vault's own administrator").With("aws:MultiFactorAuthPresent", "true"),
        MayNot(Admin(Management), Assume, BreakGlassRole, "the management account").With("aws:MultiFactorAuthPresent", "true"),
    ];

    // Who reads the copies of all accounts.
    private static AccessCase[] Readers =>
    [
        May(Named(OperatorRole), Assume, ReaderRole, "restore, vault list").With(External, ExternalId),
        May(Named(MaintenanceRole), Assume, ReaderRole, "whoever may do more may read too").With(External, ExternalId),
        May(Named(OperatorRole), Assume, ReaderRole, "no external id is asked for").In(Tight),
        May(Named(OperatorRole) with { IsReinstalled = true }, Assume, ReaderRole, "the role was made again").With(External, ExternalId),
        MayNot(Named(MaintenanceRole), Assume, ReaderRole, "no maintenance role is given").In(Tight),
        MayNot(Named(OperatorRole), Assume, ReaderRole, "the external id is missing"),
        MayNot(Named(OperatorRole) with { Organization = ForeignOrganization }, Assume, ReaderRole, "the management account of another organization").With(External, ExternalId),
        MayNot(Admin(Management), Assume, ReaderRole, "another principal of the management account").With(External, ExternalId),
        MayNot(Admin(Vault), Assume, ReaderRole, "the vault's own administrator").With(External, ExternalId),
        MayNot(Admin(Member), Assume, ReaderRole, "a member's administrator").With(External, ExternalId),
        MayNot(Function("Worker"), Assume, ReaderRole, "the functions write copies, and read only their own records").With(External, ExternalId),
        MayNot(Ours(Member, "Operator"), Assume, ReaderRole, "from one account on to the copies of all").With(External, ExternalId),
        MayNot(Ours(Member, "BackupWorker"), Assume, ReaderRole, "from one account on to the copies of all").With(External, ExternalId),
    ];

    private static IEnumerable<AccessCase> Services =>
    [
        .. from function in new[] { "ScheduleAccounts", "ScheduleTables", "Worker", "PolicyEnforcer" }
           select May(Service("lambda"), Assume, RoleIn(Management, $"BackupScheduler-{function}"), "its execution role"),
        MayNot(Service("ec2"), Assume, RoleIn(Management, "BackupScheduler-Worker"), "another service"),
        MayNot(Service("lambda"), Assume, s_worker, "a function of the member account"),
        May(Service("scheduler"), Assume, RoleIn(Management, "BackupScheduler-Schedule"), "our schedule").With("aws:SourceAccount", Management)
            .With("aws:SourceArn", $"arn:aws:scheduler:{Region}:{Management}:schedule-group/backup-scheduler"),
        MayNot(Service("scheduler"), Assume, RoleIn(Management, "BackupScheduler-Schedule"), "another schedule of the account").With("aws:SourceAccount", Management)
            .With("aws:SourceArn", $"arn:aws:scheduler:{Region}:{Management}:schedule-group/default"),
        MayNot(Service("scheduler"), Assume, RoleIn(Management, "BackupScheduler-Schedule"), "somebody else's schedule").With("aws:SourceAccount", Member)
            .With("aws:SourceArn", $"arn:aws:scheduler:{Region}:{Member}:schedule-group/backup-scheduler"),
        May(Service("events"), Assume, RoleIn(Member, "EventForwarder"), "our rule").With("aws:SourceAccount", Member)
            .With("aws:SourceArn", $"arn:aws:events:{IamRegion}:{Member}:rule/backup-scheduler-forward"),
        MayNot(Service("events"), Assume, RoleIn(Member, "EventForwarder"), "another rule of the account").With("aws:SourceAccount", Member)
            .With("aws:SourceArn", $"arn:aws:events:{IamRegion}:{Member}:rule/of-somebody"),
        MayNot(Service("events"), Assume, RoleIn(Member, "EventForwarder"), "a rule that states no account").With("aws:SourceArn", $"arn:aws:events:{IamRegion}:{Member}:rule/backup-scheduler-forward"),
        MayNot(Service("scheduler"), Assume, RoleIn(Management, "BackupScheduler-Schedule"), "a schedule that states no account")
            .With("aws:SourceArn", $"arn:aws:scheduler:{Region}:{Management}:schedule-group/backup-scheduler"),
        MayNot(Service("events"), Assume, RoleIn(Member, "EventForwarder"), "a rule that does not say where it is"),
    ];
}
