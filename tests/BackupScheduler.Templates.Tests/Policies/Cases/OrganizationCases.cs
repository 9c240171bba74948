using BackupScheduler.Templates.Tests.Policies.Evaluation;
using static BackupScheduler.Templates.Tests.Installation;
using static BackupScheduler.Templates.Tests.Policies.Callers;
using static BackupScheduler.Templates.Tests.Policies.Cases.Row;

namespace BackupScheduler.Templates.Tests.Policies.Cases;

/// <summary>What the service control policy keeps member accounts from, and whom it must not hinder.</summary>
internal static class OrganizationCases
{
    private const string Delete = "dynamodb:DeleteBackup", Table = $"arn:aws:dynamodb:{Region}:{Member}:table/Orders", Backup = $"{Table}/backup/01489173575360-b308cd7d";
    private const string OfManagement = $"arn:aws:dynamodb:{Region}:{Management}:table/Orders/backup/01489173575360-b308cd7d";
    private const string RecoveryPoint = $"arn:aws:backup:{Region}:{Member}:recovery-point:1EB3B5E7-9EB0-435A-A80B-108B488B0D45";
    private const string BackupVault = $"arn:aws:backup:{Region}:{Member}:backup-vault:Default";
    private const string OurRule = $"arn:aws:events:{IamRegion}:{Member}:rule/backup-scheduler-forward", ExecRole = $"arn:aws:iam::{Member}:role/stacksets-exec-0123456789abcdef";
    private const string DenyArn = $"arn:aws:iam::{Member}:policy/DenyDynamoDBDeleteBackup";

    // What StackSets work as in a member account, and what makes that role: AWS's own, which no service control policy binds.
    private static readonly Caller s_stackSets = Role(Member, "stacksets-exec-0123456789abcdef");
    private static readonly Caller s_stackSetsService = Role(Member, "aws-service-role/member.org.stacksets.cloudformation.amazonaws.com/AWSServiceRoleForCloudFormationStackSetsOrgMember");

    private static readonly string[] s_roleChanges =
    [
        "iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRole", "iam:DeleteRolePermissionsBoundary", "iam:DeleteRolePolicy", "iam:DetachRolePolicy", "iam:PutRolePermissionsBoundary",
        "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole",
    ];

    public static IEnumerable<AccessCase> All => [.. Deletions, .. RecoveryPoints, .. Leaving, .. Pitr, .. OurRoles, .. BreakGlass, .. TheRest];

    private static AccessCase[] Deletions =>
    [
        MayNot(Admin(Member), Delete, Backup, "an administrator"),
        MayNot(Root(Member), Delete, Backup, "the root user"),
        MayNot(Role(Member, "aws-reserved/sso.amazonaws.com/AWSReservedSSO_AdministratorAccess_0123456789abcdef"), Delete, Backup, "people of Identity Center, to whom nothing can be attached"),
        MayNot(Ours(Member, "Evil"), Delete, Backup, "an evil role on our path"),
        MayNot(Role(Member, "BackupWorker"), Delete, Backup, "our name on another path"),
        MayNot(Role(Member, "x/backup-scheduler/BackupWorker"), Delete, Backup, "our name and path below another path"),
        MayNot(s_stackSets, Delete, Backup, "what StackSets work as"),
        May(Ours(Member, "BackupWorker"), Delete, Backup, "retention"),
        May(Named(AwsBackupRole), Delete, Backup, "AWS Backup's role, exempt by default"),
        MayNot(Role(Member, "AWSBackupDefaultServiceRole"), Delete, Backup, "its name on another path"),
        May(Admin(Member), "iam:UpdateAssumeRolePolicy", AwsBackupRole, "an exempt role is as safe as its trust, as docs/protection.md says"),
        MayNot(Named(AwsBackupRole) with { BearsDeny = true }, Delete, Backup, "with both, a role whose trust was changed has the deny attached"),
        May(Role(Member, "aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup"), Delete, Backup, "service-linked: no such policy binds it"),
        May(Admin(Management), Delete, OfManagement, "no such policy binds the management account; hence the deny is attached there"),
        MayNot(Admin(Management) with { BearsDeny = true }, Delete, OfManagement, "the deny is attached"),
        May(Admin(Member), Delete, Backup, "with attach there is a window until the deny is attached").In(Plain),
        MayNot(Admin(Member) with { BearsDeny = true }, Delete, Backup, "the deny is attached").In(Plain),
        May(Ours(Member, "BackupWorker"), Delete, Backup, "retention").In(Plain),
        MayNot(Admin(Member), Delete, Backup, "scp alone").In(ByScp),
        May(Ours(Member, "BackupWorker"), Delete, Backup, "scp alone").In(ByScp),
        May(Admin(Member), Delete, Backup, "nothing is enforced").In(Off),
    ];

    private static IEnumerable<AccessCase> RecoveryPoints =>
        from deletion in new[]
        {
            ("backup:DeleteRecoveryPoint", RecoveryPoint), ("backup:DisassociateRecoveryPoint", RecoveryPoint), ("backup:DeleteBackupVault", BackupVault),
            ("backup:UpdateRecoveryPointLifecycle", RecoveryPoint), ("backup:DeleteBackupVaultLockConfiguration", BackupVault),
        }
        from row in new[]
        {
            MayNot(Admin(Member), deletion.Item1, deletion.Item2, "an administrator"),
            MayNot(Root(Member), deletion.Item1, deletion.Item2, "the root user"),
            May(Named(AwsBackupRole), deletion.Item1, deletion.Item2, "AWS Backup's own expiry"),
            MayNot(Ours(Member, "BackupWorker"), deletion.Item1, deletion.Item2, "not ours to delete"),
        }
        select row;

    private static IEnumerable<AccessCase> Leaving =>
        from leaving in new[] { ("account:CloseAccount", $"arn:aws:account::{Member}:account"), ("organizations:LeaveOrganization", "*") }
        from row in new[]
        {
            MayNot(Admin(Member), leaving.Item1, leaving.Item2, "outside of the organization nothing of ours binds"),
            MayNot(Root(Member), leaving.Item1, leaving.Item2, "outside of the organization nothing of ours binds"),
            May(Admin(Member), leaving.Item1, leaving.Item2, "no service control policy, so nothing keeps an account").In(Plain),
        }
        select row;

    private static AccessCase[] Pitr =>
    [
        MayNot(Admin(Member), "dynamodb:UpdateContinuousBackups", Table, "denied by option"),
        May(Ours(Member, "BackupWorker"), "dynamodb:UpdateContinuousBackups", Table, "switches it on for the vault"),
        May(Ours(Member, "Operator"), "dynamodb:UpdateContinuousBackups", $"{Table}-restored", "switches it on for what it has restored"),
        MayNot(Ours(Member, "Operator"), "dynamodb:UpdateContinuousBackups", Table, "what it has not restored is not its to switch off"),
        May(Admin(Member), "dynamodb:UpdateContinuousBackups", Table, "not denied by default").In(ByScp),
    ];

    private static IEnumerable<AccessCase> OurRoles =>
    [
        .. from action in s_roleChanges
           from role in new[] { "BackupWorker", "PolicyEnforcer", "EventForwarder", "Operator" }
           from row in new[]
           {
               May(s_stackSets, action, RoleIn(Member, role), "an update of our stacks"),
               MayNot(Admin(Member), action, RoleIn(Member, role), "a member's administrator"),
           }
           select row,
        MayNot(Root(Member), "iam:UpdateAssumeRolePolicy", RoleIn(Member, "BackupWorker"), "a member's root user"),
        MayNot(Ours(Member, "Evil"), "iam:UpdateAssumeRolePolicy", RoleIn(Member, "BackupWorker"), "an evil role on our path"),
        MayNot(Role(Member, "x/stacksets-exec-0123"), "iam:UpdateAssumeRolePolicy", RoleIn(Member, "BackupWorker"), "the name of StackSets' role on another path"),
        MayNot(Admin(Member), "iam:CreateRole", RoleIn(Member, "Anything"), "a role on our path"),
        May(Admin(Member), "iam:CreateRole", $"arn:aws:iam::{Member}:role/app/Reader", "a role of their own"),
        May(Admin(Member), "iam:PutRolePolicy", $"arn:aws:iam::{Member}:role/app/Reader", "a role of their own"),
        .. from action in s_roleChanges
           from row in new[]
           {
               MayNot(Admin(Member), action, ExecRole, "who is StackSets' role is excepted above"),
               MayNot(Admin(Member), action, $"arn:aws:iam::{Member}:role/stacksets-exec-evil/Evil", "a path that looks like it"),
               MayNot(s_stackSets, action, ExecRole, "not even itself"),
               May(s_stackSetsService, action, ExecRole, "AWS's own"),
           }
           select row,
        .. from action in new[] { "iam:AttachRolePolicy", "iam:DetachRolePolicy" }
           select May(Ours(Member, "PolicyEnforcer"), action, ExecRole, "the deny is for it too").With("iam:PolicyARN", DenyArn),
        .. from action in new[] { "iam:PutRolePolicy", "iam:DeleteRolePolicy" }
           select May(Ours(Member, "PolicyEnforcer"), action, ExecRole, "the deny is for it too"),
        .. from name in new[] { "BackupWorker", "PolicyEnforcer" }
           from path in new[] { "", "x/", "x/backup-scheduler/" }
           from row in new[]
           {
               MayNot(Admin(Member), "iam:CreateRole", $"arn:aws:iam::{Member}:role/{path}{name}", "a name that would keep ours out"),
               May(Admin(Member), "iam:DeleteRole", $"arn:aws:iam::{Member}:role/{path}{name}", "one that was there before can be removed"),
           }
           select row,
        May(Admin(Management), "iam:UpdateAssumeRolePolicy", RoleIn(Management, "BackupWorker"), "no such policy binds the management account; it alarms there"),
    ];

    private static IEnumerable<AccessCase> BreakGlass =>
    [
        .. from action in s_roleChanges
           from row in new[]
           {
               MayNot(Admin(Vault), action, BreakGlassRole, "the vault's administrator"),
               MayNot(Root(Vault), action, BreakGlassRole, "the vault's root user"),
               MayNot(Role(Vault, "stacksets-exec-0123456789abcdef"), action, BreakGlassRole, "no StackSet makes it"),
               MayNot(Admin(Vault), action, $"arn:aws:iam::{Vault}:role/backup-scheduler-vault/Evil", "a role beside it"),
               MayNot(Admin(Vault), action, ReaderRole, "who reads all copies"),
           }
           select row,
        May(Ours(Vault, "PolicyEnforcer"), "iam:AttachRolePolicy", BreakGlassRole, "the deny is for it too").With("iam:PolicyARN", $"arn:aws:iam::{Vault}:policy/DenyDynamoDBDeleteBackup"),
        May(Ours(Vault, "PolicyEnforcer"), "iam:AttachRolePolicy", ReaderRole, "the deny is for it too").With("iam:PolicyARN", $"arn:aws:iam::{Vault}:policy/DenyDynamoDBDeleteBackup"),
        May(Admin(Vault), "iam:UpdateAssumeRolePolicy", BreakGlassRole, "before there is a service control policy the vault is installed").In(Plain),
        May(Admin(Vault), "events:PutRule", $"arn:aws:events:{Region}:{Vault}:rule/backup-scheduler-vault-key", "the vault's stack is its administrator's to update"),
    ];

    private static IEnumerable<AccessCase> TheRest =>
    [
        .. from action in new[] { "events:PutRule", "events:PutTargets", "events:DeleteRule", "events:DisableRule", "events:RemoveTargets" }
           from row in new[]
           {
               May(s_stackSets, action, OurRule, "an update of our stacks"),
               MayNot(Admin(Member), action, OurRule, "a member's administrator"),
               MayNot(Ours(Member, "EventForwarder"), action, OurRule, "forwards, and nothing else"),
               May(Admin(Member), action, $"arn:aws:events:{IamRegion}:{Member}:rule/of-theirs", "a rule of their own"),
           }
           select row,
        .. from action in new[] { "iam:CreatePolicy", "iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:DeletePolicyVersion", "iam:SetDefaultPolicyVersion" }
           from row in new[]
           {
               MayNot(Admin(Member), action, DenyArn, "the deny policy"),
               MayNot(s_stackSets, action, DenyArn, "the enforcer owns it, no stack does"),
               May(Ours(Member, "PolicyEnforcer"), action, DenyArn, "the enforcer owns it"),
               May(Admin(Member), action, $"arn:aws:iam::{Member}:policy/OfTheirs", "a policy of their own"),
           }
           select row,
        .. from action in new[] { "dynamodb:CreateBackup", "dynamodb:DeleteTable", "dynamodb:PutItem" }
           select May(Admin(Member), action, Table, "work as before"),
        May(Admin(Member), "dynamodb:RestoreTableFromBackup", Backup, "work as before"),
    ];
}
