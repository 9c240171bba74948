namespace BackupScheduler.EndToEnd.Deployed.Grants;

/// <summary>What a role is granted although the service never calls it.</summary>
/// <param name="Role">Its name; a star at the end stands for any ending.</param>
/// <param name="Action">Likewise.</param>
/// <param name="Reason">Who uses it instead.</param>
internal sealed record GrantException(string Role, string Action, string Reason)
{
    private const string ByLambda = "Lambda itself, with the role of the function";
    private const string ByExport = "DynamoDB, which writes an export with its caller's permissions";
    private const string ByImport = "DynamoDB, which imports with its caller's permissions";
    private const string ByDrill = "a drill of a table with local indexes or with settings, held by its own tests";
    private const string ByVerify = "vault verify, held by its own tests: the emulator's bucket lacks what it asks for";
    private const string DrillTables = "table/backup-scheduler-drill-*";
    private const string ByRestore = "DynamoDB, which fills a restored table with its caller's permissions";

    /// <summary>Only on this resource, by its ending; null for any.</summary>
    public string? ResourceEnding { get; init; }

    public static readonly IReadOnlyList<GrantException> All =
    [
        new("BackupScheduler-*", "logs:*", ByLambda),
        new("BackupScheduler-*", "xray:*", ByLambda),
        new("BackupScheduler-ScheduleAccounts", "sqs:SendMessage", "Lambda itself, when it gives the schedule's event up") { ResourceEnding = "dead-letters" },
        new("BackupScheduler-Schedule", "lambda:InvokeFunction", "EventBridge Scheduler"),
        new("BackupScheduler-Schedule", "sqs:SendMessage", "EventBridge Scheduler"),
        new("EventForwarder", "events:PutEvents", "EventBridge"),
        new("BackupWorker", "s3:AbortMultipartUpload", ByExport),
        new("BackupWorker", "s3:PutObjectAcl", ByExport),
        new("BackupWorker", "kms:*", ByExport),
        new("Operator", "kms:*", ByImport),
        new("Operator", "logs:*", ByImport),
        new("Operator", "s3:*", ByImport),
        new("Operator", "dynamodb:ListImports", "people who look after an import"),
        new("Operator", "dynamodb:UpdateTable", "settings that these tables do not have: stream, deletion protection"),
        new("Operator", "dynamodb:UpdateTimeToLive", "a setting that these tables do not have"),
        new("Operator", "dynamodb:BatchGetItem", "people who compare by hand"),
        new("Operator", "dynamodb:BatchWriteItem", ByDrill) { ResourceEnding = DrillTables },
        new("Operator", "dynamodb:CreateTable", ByDrill) { ResourceEnding = DrillTables },
        new("Operator", "dynamodb:UntagResource", ByDrill) { ResourceEnding = DrillTables },
        new("Operator", "dynamodb:UpdateContinuousBackups", ByDrill) { ResourceEnding = DrillTables },
        new("VaultReader", "s3:GetBucketObjectLockConfiguration", ByVerify),
        new("VaultReader", "s3:GetBucketVersioning", ByVerify),
        new("VaultReader", "s3:GetLifecycleConfiguration", ByVerify),
        new("VaultBreakGlass", "*", "whoever breaks the glass"),
        new("VaultReader", "kms:Decrypt", "S3, which decrypts with its caller's permissions"),
        new("VaultReader", "s3:GetObjectRetention", "vault probe, held by its own tests"),
        new("VaultReader", "s3:GetObjectVersion", "people who look for an older version"),
        new("VaultReader", "s3:ListBucketVersions", "people who look for an older version"),
        new("Operator", "dynamodb:DeleteItem", ByRestore),
        new("Operator", "dynamodb:GetItem", ByRestore) { ResourceEnding = "table/*-restored" },
        new("Operator", "dynamodb:GetItem", ByRestore) { ResourceEnding = DrillTables },
        new("Operator", "dynamodb:Scan", "restore --replace-as, which counts, held by its own tests") { ResourceEnding = "table/*-restored" },
        new("Operator", "dynamodb:PutItem", ByRestore),
        new("Operator", "dynamodb:Query", ByRestore),
        new("Operator", "dynamodb:UpdateItem", ByRestore),
    ];

    public bool Names(GrantedPair pair) =>
        Is(Role, pair.Role) && Is(Action, pair.Action) && pair.Resource.EndsWith(ResourceEnding ?? "", StringComparison.Ordinal);

    private static bool Is(string pattern, string name) =>
        pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : name == pattern;
}
