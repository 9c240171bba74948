using static BackupScheduler.Templates.Tests.Installation;
using static BackupScheduler.Templates.Tests.Policies.Callers;
using static BackupScheduler.Templates.Tests.Policies.Cases.Row;

namespace BackupScheduler.Templates.Tests.Policies.Cases;

/// <summary>What the roles in each account may do there.</summary>
internal static class MemberRoleCases
{
    private const string PolicyArn = "iam:PolicyARN", Deny = $"arn:aws:iam::{Member}:policy/DenyDynamoDBDeleteBackup", AdministratorAccess = "arn:aws:iam::aws:policy/AdministratorAccess";
    private const string Logs = $"arn:aws:logs:{Region}:{Member}:log-group:";
    private const string SomeRole = $"arn:aws:iam::{Member}:role/app/Reader", SomeUser = $"arn:aws:iam::{Member}:user/alice";

    public static IEnumerable<AccessCase> All => [.. OfTheWorker, .. OfTheEnforcer, .. OfTheOperator, .. OfRestores, .. OfTheOthers];

    private static IEnumerable<AccessCase> OfTheWorker =>
    [
        .. from action in new[] { "dynamodb:ListTables", "dynamodb:ListBackups", "tag:GetResources" }
           select May(Ours(Member, "BackupWorker"), action, "*", "lists"),
        May(Ours(Member, "BackupWorker"), "dynamodb:CreateBackup", Table(Member), "backs up"),
        May(Ours(Member, "BackupWorker"), "dynamodb:DeleteBackup", Backup(Member), "prunes"),
        May(Ours(Management, "BackupWorker"), "dynamodb:DeleteBackup", Backup(Management), "prunes in the management account"),
        MayNot(Ours(Member, "BackupWorker"), "dynamodb:DeleteBackup", Backup(OtherMember), "another account's backups"),
        MayNot(Ours(Member, "BackupWorker"), "dynamodb:CreateBackup", Table(OtherMember), "another account's tables"),
        MayNot(Ours(Member, "BackupWorker") with { BearsDeny = true }, "dynamodb:DeleteBackup", Backup(Member), "somebody attached the deny to it"),
        May(Ours(Member, "BackupWorker"), "dynamodb:ExportTableToPointInTime", Table(Member), "a vault is given"),
        MayNot(Ours(Member, "BackupWorker"), "dynamodb:ExportTableToPointInTime", Table(Member), "no vault is given").In(Plain),
        MayNot(Ours(Member, "BackupWorker"), "dynamodb:UpdateContinuousBackups", Table(Member), "no vault is given").In(Plain),
        May(Ours(Member, "BackupWorker"), "dynamodb:ExportTableToPointInTime", Table(Member), "recovery is somebody else's to decide").In(Tight),
        MayNot(Ours(Member, "BackupWorker"), "dynamodb:UpdateContinuousBackups", Table(Member), "recovery is somebody else's to decide").In(Tight),
        .. from action in new[] { "dynamodb:DescribeContinuousBackups", "dynamodb:DescribeTimeToLive", "dynamodb:ListTagsOfResource" }
           from row in new[]
           {
               May(Ours(Member, "BackupWorker"), action, Table(Member), "what a copy is made from, and its record tells"),
               MayNot(Ours(Member, "BackupWorker"), action, Table(Member), "no vault is given").In(Plain),
               MayNot(Ours(Member, "BackupWorker"), action, Table(OtherMember), "another account's tables"),
           }
           select row,
        May(Ours(Member, "BackupWorker"), "dynamodb:DescribeExport", Export(Member), "confirms"),
        MayNot(Ours(Member, "BackupWorker"), "dynamodb:DescribeExport", Export(OtherMember), "another account's exports"),
        May(Ours(Member, "BackupWorker"), "dynamodb:ListExports", Table(Member), "confirms"),
        MayNot(Ours(Member, "BackupWorker"), "dynamodb:ListExports", Table(Member), "no vault is given").In(Plain),
        MayNot(Ours(Member, "BackupWorker"), "dynamodb:ImportTable", Table(Member), "does not restore"),
        .. from action in new[] { "dynamodb:DeleteTable", "dynamodb:GetItem", "dynamodb:Scan", "dynamodb:UpdateTable" }
           select MayNot(Ours(Member, "BackupWorker"), action, Table(Member), "neither reads nor changes tables"),
        MayNot(Ours(Member, "BackupWorker"), "dynamodb:RestoreTableFromBackup", Backup(Member), "does not restore"),
        MayNot(Ours(Member, "BackupWorker"), "iam:PutRolePolicy", SomeRole, "no IAM"),
    ];

    private static IEnumerable<AccessCase> OfTheEnforcer =>
    [
        May(Ours(Member, "PolicyEnforcer"), "iam:GetAccountAuthorizationDetails", "*", "reads"),
        May(Ours(Member, "PolicyEnforcer"), "iam:AttachRolePolicy", SomeRole, "the deny").With(PolicyArn, Deny),
        May(Ours(Member, "PolicyEnforcer"), "iam:AttachUserPolicy", SomeUser, "the deny").With(PolicyArn, Deny),
        May(Ours(Member, "PolicyEnforcer"), "iam:DetachRolePolicy", SomeRole, "unprotect").With(PolicyArn, Deny),
        May(Ours(Member, "PolicyEnforcer"), "iam:AttachRolePolicy", RoleIn(Member, "EventForwarder"), "our own roles too, past the service control policy").With(PolicyArn, Deny),
        .. from other in new[] { AdministratorAccess, $"{Deny}2", $"arn:aws:iam::{Member}:policy/path/DenyDynamoDBDeleteBackup", $"arn:aws:iam::{OtherMember}:policy/DenyDynamoDBDeleteBackup" }
           from action in new[] { ("iam:AttachRolePolicy", SomeRole), ("iam:AttachUserPolicy", SomeUser), ("iam:DetachRolePolicy", SomeRole), ("iam:DetachUserPolicy", SomeUser) }
           select MayNot(Ours(Member, "PolicyEnforcer"), action.Item1, action.Item2, "another policy").With(PolicyArn, other),
        MayNot(Ours(Member, "PolicyEnforcer"), "iam:AttachRolePolicy", SomeRole, "a policy that is not named"),
        MayNot(Ours(Member, "PolicyEnforcer"), "iam:AttachRolePolicy", $"arn:aws:iam::{OtherMember}:role/app/Reader", "another account").With(PolicyArn, Deny),
        .. from action in new[] { "iam:CreatePolicy", "iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:SetDefaultPolicyVersion" }
           from row in new[]
           {
               May(Ours(Member, "PolicyEnforcer"), action, Deny, "keeps the deny policy"),
               MayNot(Ours(Member, "PolicyEnforcer"), action, $"arn:aws:iam::{Member}:policy/OfSomebody", "another policy"),
           }
           select row,
        .. from write in new[] { ("iam:PutRolePolicy", SomeRole), ("iam:DeleteRolePolicy", SomeRole), ("iam:PutUserPolicy", SomeUser), ("iam:DeleteUserPolicy", SomeUser) }
           from row in new[]
           {
               May(Ours(Member, "PolicyEnforcer"), write.Item1, write.Item2, "inline where no attachment is left"),
               MayNot(Ours(Member, "PolicyEnforcer"), write.Item1, write.Item2, "InlineDeny is forbidden").In(ByScp),
           }
           select row,
        .. from action in new[] { "iam:CreateRole", "iam:DeleteRole", "iam:PassRole", "iam:UpdateAssumeRolePolicy", "iam:PutRolePermissionsBoundary" }
           select MayNot(Ours(Member, "PolicyEnforcer"), action, SomeRole, "nothing but the deny"),
        .. from action in new[] { "iam:CreateAccessKey", "iam:CreateUser", "iam:AddUserToGroup" }
           select MayNot(Ours(Member, "PolicyEnforcer"), action, action == "iam:AddUserToGroup" ? $"arn:aws:iam::{Member}:group/admins" : SomeUser, "nothing but the deny"),
        MayNot(Ours(Member, "PolicyEnforcer"), "dynamodb:DeleteBackup", Backup(Member), "no backups"),
    ];

    private static IEnumerable<AccessCase> OfTheOperator =>
    [
        May(Ours(Member, "Operator"), "dynamodb:ListBackups", "*", "looks"),
        May(Ours(Member, "Operator"), "dynamodb:DescribeBackup", Backup(Member), "looks"),
        May(Ours(Member, "Operator"), "tag:GetResources", "*", "looks which tables tags leave out"),
        May(Ours(Member, "Operator"), "iam:GetAccountAuthorizationDetails", "*", "looks who may delete backups"),
        .. from action in new[] { "iam:GetPolicy", "iam:GetPolicyVersion" }
           from row in new[]
           {
               May(Ours(Member, "Operator"), action, Deny, "looks at the deny policy"),
               MayNot(Ours(Member, "Operator"), action, $"arn:aws:iam::{Member}:policy/OfSomebody", "another policy"),
           }
           select row,
        .. from action in new[] { "iam:CreatePolicy", "iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:SetDefaultPolicyVersion" }
           select MayNot(Ours(Member, "Operator"), action, Deny, "changes nothing of the deny"),
        May(Ours(Member, "Operator"), "dynamodb:RestoreTableFromBackup", Backup(Member), "restores"),
        May(Ours(Member, "Operator"), "dynamodb:RestoreTableFromBackup", Table(Member), "restores"),
        .. from action in new[] { "dynamodb:DeleteBackup", "dynamodb:DescribeBackup" }
           select MayNot(Ours(Member, "Operator"), action, Backup(OtherMember), "another account"),
        .. from action in new[] { "dynamodb:GetItem", "dynamodb:DeleteItem", "dynamodb:Scan", "dynamodb:BatchWriteItem" }
           from row in new[]
           {
               MayNot(Ours(Member, "Operator"), action, Table(Member), "the items of a table in use").In(Tight),
               May(Ours(Member, "Operator"), action, Restored(Member), "the items of a table that is restored"),
           }
           select row,
        MayNot(Ours(Member, "Operator"), "dynamodb:DeleteBackup", Backup(Member), "deletes nothing"),
        MayNot(Ours(Member, "Operator"), "dynamodb:DeleteTable", Table(Member), "deletes no table in use"),
        MayNot(Ours(Member, "Operator"), "dynamodb:CreateBackup", Table(Member), "not its work"),
        .. from action in new[] { "iam:AttachRolePolicy", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy", "iam:CreateRole", "iam:PassRole", "iam:DetachRolePolicy" }
           select MayNot(Ours(Member, "Operator"), action, SomeRole, "writes no IAM"),
    ];

    // Beside the items above: what is restored gets its settings, and what a drill has made goes again.
    private static IEnumerable<AccessCase> OfRestores =>
    [
        .. from action in new[] { "dynamodb:DescribeContinuousBackups", "dynamodb:DescribeTimeToLive", "dynamodb:ListTagsOfResource" }
           from row in new[]
           {
               May(Ours(Member, "Operator"), action, Table(Member), "looks how a table is set up"),
               MayNot(Ours(Member, "Operator"), action, Table(OtherMember), "another account"),
           }
           select row,
        .. from action in new[]
           {
               "dynamodb:CreateTable", "dynamodb:ImportTable", "dynamodb:TagResource", "dynamodb:UntagResource", "dynamodb:UpdateContinuousBackups", "dynamodb:UpdateTable",
               "dynamodb:UpdateTimeToLive",
           }
           from row in new[]
           {
               May(Ours(Member, "Operator"), action, Restored(Member), "a table that is restored"),
               May(Ours(Member, "Operator"), action, Drilled(Member), "a drill"),
               MayNot(Ours(Member, "Operator"), action, Table(Member), "neither makes nor changes a table of another name"),
               MayNot(Ours(Member, "Operator"), action, Restored(OtherMember), "another account"),
           }
           select row,
        .. from action in new[] { "dynamodb:BatchWriteItem", "dynamodb:PutItem", "dynamodb:Scan" }
           select May(Ours(Member, "Operator"), action, Drilled(Member), "a drill fills its table"),
        May(Ours(Member, "Operator"), "dynamodb:DeleteTable", Drilled(Member), "a drill drops what it has made"),
        MayNot(Ours(Member, "Operator"), "dynamodb:DeleteTable", Drilled(OtherMember), "another account"),
        MayNot(Ours(Member, "Operator"), "dynamodb:DeleteTable", Restored(Member), "no drill made it"),
        MayNot(Ours(Member, "Operator"), "dynamodb:DeleteTable", $"arn:aws:dynamodb:{Region}:{Member}:table/Orders-backup-scheduler-drill-1", "a name that ends like a drill's"),
        MayNot(Ours(Member, "BackupWorker"), "dynamodb:DeleteTable", Drilled(Member), "no function drills"),
        .. from action in new[] { "dynamodb:BatchGetItem", "dynamodb:GetItem" }
           from row in new[]
           {
               May(Ours(Member, "Operator"), action, Table(Member), "a drill may compare"),
               MayNot(Ours(Member, "Operator"), action, Table(Member), "a drill may not compare").In(Tight),
               MayNot(Ours(Member, "Operator"), action, Table(OtherMember), "another account"),
           }
           select row,
        .. from action in new[] { "dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:UpdateItem" }
           select MayNot(Ours(Member, "Operator"), action, Table(Member), "to compare takes single items, and reading"),
        MayNot(Ours(Member, "Operator"), "dynamodb:ExportTableToPointInTime", Table(Member), "not its work"),
        .. from follow in new[] { ("dynamodb:DescribeImport", Import(Member)), ("dynamodb:ListImports", Restored(Member)), ("logs:DescribeLogGroups", "*") }
           from row in new[]
           {
               May(Ours(Member, "Operator"), follow.Item1, follow.Item2, "follows an import"),
               MayNot(Ours(Member, "BackupWorker"), follow.Item1, follow.Item2, "not its work"),
           }
           select row,
        MayNot(Ours(Member, "Operator"), "dynamodb:DescribeImport", Import(OtherMember), "another account"),
        .. from write in new[]
           {
               ("logs:CreateLogGroup", ""), ("logs:DescribeLogStreams", ""), ("logs:PutRetentionPolicy", ""), ("logs:CreateLogStream", ":log-stream:0123"), ("logs:PutLogEvents", ":log-stream:0123"),
           }
           from row in new[]
           {
               May(Ours(Member, "Operator"), write.Item1, $"{Logs}/aws-dynamodb/imports{write.Item2}", "what DynamoDB could not import"),
               MayNot(Ours(Member, "Operator"), write.Item1, $"{Logs}/aws-dynamodb/imports-of-others{write.Item2}", "a log whose name begins alike"),
               MayNot(Ours(Member, "Operator"), write.Item1, $"{Logs}/aws/lambda/of-somebody{write.Item2}", "another log"),
           }
           select row,
    ];

    private static IEnumerable<AccessCase> OfTheOthers =>
    [
        .. from function in new[] { "ScheduleAccounts", "ScheduleTables", "Worker", "PolicyEnforcer", "Schedule" }
           from row in new[]
           {
               MayNot(Function(function), "dynamodb:DeleteBackup", Backup(Management), "only through a member role, here too"),
               MayNot(Function(function), "iam:AttachRolePolicy", $"arn:aws:iam::{Management}:role/app/Reader", "only through a member role, here too").With(PolicyArn, Deny),
           }
           select row,
        May(Function("ScheduleAccounts"), "organizations:ListAccounts", "*", "lists the accounts"),
        May(Function("ScheduleAccounts"), "organizations:ListAccountsForParent", $"arn:aws:organizations::{Management}:ou/{Organization}/ou-ab12-cdefgh34", "units are selected"),
        MayNot(Function("ScheduleAccounts"), "organizations:ListAccountsForParent", $"arn:aws:organizations::{Management}:ou/{Organization}/ou-ab12-cdefgh34", "no units are selected").In(Plain),
        May(Function("Schedule"), "lambda:InvokeFunction", $"arn:aws:lambda:{Region}:{Management}:function:backup-scheduler-ScheduleAccounts", "fires the run"),
        MayNot(Function("Schedule"), "lambda:InvokeFunction", $"arn:aws:lambda:{Region}:{Management}:function:backup-scheduler-Worker", "fires nothing else"),
        MayNot(Ours(Member, "EventForwarder"), "dynamodb:DeleteBackup", Backup(Member), "forwards, and nothing else"),
        MayNot(Named(BreakGlassRole), "dynamodb:DeleteBackup", Backup(Vault), "the key and the bucket's rules, and nothing else"),
    ];

    private static string Table(string account) => $"arn:aws:dynamodb:{Region}:{account}:table/Orders";

    private static string Restored(string account) => $"{Table(account)}-restored";

    private static string Drilled(string account) => $"arn:aws:dynamodb:{Region}:{account}:table/backup-scheduler-drill-20261128T010000Z-Orders";

    private static string Export(string account) => $"{Table(account)}/export/01700000000000-abcdef12";

    private static string Import(string account) => $"{Restored(account)}/import/01700000000000-abcdef12";

    private static string Backup(string account) => $"{Table(account)}/backup/01489173575360-b308cd7d";
}
