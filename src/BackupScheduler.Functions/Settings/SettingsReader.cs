using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Retention;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Functions.Settings;

/// <summary>
/// Reads the settings from environment variables. All errors are found at once; each is one line that names the variable,
/// what was given and what is accepted.
/// </summary>
public static class SettingsReader
{
    private const string AccountQueue = "ACCOUNT_QUEUE_URL";
    private const string TableQueue = "TABLE_QUEUE_URL";
    private const string EnforcementQueue = "ENFORCEMENT_QUEUE_URL";
    private const string DeadLetterQueue = "DEAD_LETTER_QUEUE_URL";
    private const string Regions = "REGIONS";

    /// <summary>Reads what a function needs.</summary>
    /// <param name="function">The function: it decides which queues are required.</param>
    /// <param name="variables">The environment.</param>
    /// <param name="errors">Empty when the settings are good.</param>
    public static FunctionSettings? Read(
        FunctionName function, IReadOnlyDictionary<string, string> variables, out IReadOnlyList<string> errors) =>
        Read(variables, settings => RequiredBy(function, settings), out errors);

    /// <summary>Reads what all functions together need when one process does their work: every queue may be left out.</summary>
    /// <param name="variables">The environment.</param>
    /// <param name="errors">Empty when the settings are good.</param>
    public static FunctionSettings? ReadWithoutQueues(
        IReadOnlyDictionary<string, string> variables, out IReadOnlyList<string> errors) =>
        Read(variables, _ => [Regions], out errors);

    /// <summary>Reads what somebody needs who puts a run on the account queue: that queue and the Regions.</summary>
    /// <param name="variables">The environment.</param>
    /// <param name="errors">Empty when the settings are good.</param>
    public static FunctionSettings? ReadForEnqueueing(
        IReadOnlyDictionary<string, string> variables, out IReadOnlyList<string> errors) =>
        Read(variables, _ => [AccountQueue, Regions], out errors);

    /// <summary>Reads what somebody needs who deals with the deny alone: neither queues nor Regions.</summary>
    /// <param name="variables">The environment.</param>
    /// <param name="errors">Empty when the settings are good.</param>
    public static FunctionSettings? ReadForEnforcement(
        IReadOnlyDictionary<string, string> variables, out IReadOnlyList<string> errors) =>
        Read(variables, _ => [], out errors);

    /// <summary>Reads what somebody needs who looks into the vault: where it is, and no queue. It may be absent.</summary>
    /// <param name="variables">The environment.</param>
    /// <param name="errors">Empty when the settings are good.</param>
    public static FunctionSettings? ReadForVault(
        IReadOnlyDictionary<string, string> variables, out IReadOnlyList<string> errors) =>
        Read(variables, _ => [], out errors);

    /// <summary>Reads what somebody needs who deals with dead letters: their queue; those that they go back to may be left out.</summary>
    /// <param name="variables">The environment.</param>
    /// <param name="errors">Empty when the settings are good.</param>
    public static FunctionSettings? ReadForLetters(
        IReadOnlyDictionary<string, string> variables, out IReadOnlyList<string> errors) =>
        Read(variables, _ => [DeadLetterQueue], out errors);

    private static FunctionSettings? Read(
        IReadOnlyDictionary<string, string> variables,
        Func<FunctionSettings, string[]> required,
        out IReadOnlyList<string> errors)
    {
        var read = new VariableReader(variables);
        var home = read.Required<Region>("AWS_REGION", Region.TryParse, "a Region such as eu-west-1");
        var what = ReadWhat(read, ReadBackupRole(read), home);
        var settings = EventSettings.Read(read, ReadWhere(read, what, required(what)));
        VaultSettings.Check(read, settings);
        errors = read.Errors;
        return errors.Count == 0 ? settings : null;
    }

    private static FunctionSettings ReadWhat(VariableReader read, string backupRole, Region home) => new()
    {
        Schedule = read.Value("BACKUP_SCHEDULE", "rate(24 hours)", Schedule.TryParse, Schedule.Default),
        Retention = read.Value("BACKUP_RETENTION", "30", RetentionPolicy.TryParse, RetentionPolicy.Default),
        Naming = ReadNaming(read),
        Tables = new TableSelection(
            read.List<TablePattern>("TABLES_INCLUDE", "*", TablePattern.TryParse, TablePattern.Accepts),
            read.List<TablePattern>("TABLES_EXCLUDE", "", TablePattern.TryParse, TablePattern.Accepts))
        {
            ExcludeTags = read.List<TagRule>("TABLES_EXCLUDE_TAGS", "", TagRule.TryParse, TagRule.Accepts),
        },
        Accounts = new AccountSelection(
            read.List<AccountId>("ACCOUNTS_INCLUDE", "", AccountId.TryParse, "account ids of 12 digits").ToHashSet(),
            read.List<AccountId>("ACCOUNTS_EXCLUDE", "", AccountId.TryParse, "account ids of 12 digits").ToHashSet(),
            read.Texts("ORGANIZATIONAL_UNITS", Formats.IsOrganizationalUnit, "ids such as ou-ab12-cdefgh34 or r-ab12")),
        BackupRoleName = backupRole,
        ExternalId = read.Text("EXTERNAL_ID", null, Formats.IsExternalId, "2 to 1224 characters of a-z A-Z 0-9 _ + = , . @ : / -"),
        Enforcement = EnforcementSettings.Read(read, backupRole, home),
        PruneSender = read.Text("PRUNE_SENDER", null, Formats.IsUniqueId, "the unique id of a role, 16 to 128 characters of A-Z 0-9"),
        HomeRegion = home,
        Copies = VaultSettings.Read(read, home),
        Limits = ReadLimits(read),
    };

    private static string ReadBackupRole(VariableReader read) => read.Text(
        "BACKUP_ROLE_NAME", "backup-scheduler/BackupWorker", Formats.IsRolePathAndName, "a role's path and name such as backup-scheduler/BackupWorker")!;

    private static BackupNaming ReadNaming(VariableReader read)
    {
        var prefix = read.Text(
            "BACKUP_NAME_PREFIX", BackupNaming.DefaultPrefix, Formats.IsNamePrefix, "1 to 238 characters of a-z A-Z 0-9 _ . -")!;
        // What begins like an own name is never adopted: such a pattern would look as if it did something.
        return new BackupNaming(prefix, read.Texts(
            "ADOPT_NAME_PATTERNS",
            pattern => Formats.IsNamePattern(pattern) && !pattern.StartsWith($"{prefix}_", StringComparison.Ordinal),
            $"name patterns of a-z A-Z 0-9 _ . - and *, the first three characters without *, not beginning with {prefix}_"));
    }

    private static Limits ReadLimits(VariableReader read) => new()
    {
        MaxReceiveCount = read.Whole("MAX_RECEIVE_COUNT", 5, 1, 1000)!.Value,
        CreateRate = read.Rate("CREATE_RATE", 45),
        DeleteRate = read.Rate("DELETE_RATE", 9),
        ListRate = read.Rate("LIST_RATE", 4.5),
        IamWriteRate = read.Rate("IAM_WRITE_RATE", 5),
        CopyRate = read.Rate("COPY_RATE", 4.5),
        ConfirmDelay = TimeSpan.FromSeconds(read.Whole("CONFIRM_DELAY_SECONDS", 900, 1, 900)!.Value),
        ReviewDelay = TimeSpan.FromSeconds(read.Whole("REVIEW_DELAY_SECONDS", 300, 0, 900)!.Value),
        ReviewPageLimit = read.Whole("REVIEW_PAGE_LIMIT", 3600, 1, 1_000_000)!.Value,
        PruneTimeToLive = TimeSpan.FromSeconds(read.Whole("PRUNE_TTL_SECONDS", 3600, 1, 86_400)!.Value),
        PruneMaxPerTable = read.Whole("PRUNE_MAX_PER_TABLE", 3, 1, 10_000)!.Value,
        OrphanRetention = read.Whole("ORPHAN_RETENTION_DAYS", null, 1, 36_500) is { } days ? TimeSpan.FromDays(days) : null,
    };

    private static FunctionSettings ReadWhere(VariableReader read, FunctionSettings settings, string[] required) => settings with
    {
        AccountQueueUrl = read.Url(AccountQueue, required.Contains(AccountQueue)),
        TableQueueUrl = read.Url(TableQueue, required.Contains(TableQueue)),
        EnforcementQueueUrl = read.Url(EnforcementQueue, required.Contains(EnforcementQueue)),
        DeadLetterQueueUrl = read.Url(DeadLetterQueue, required.Contains(DeadLetterQueue)),
        Regions = required.Contains(Regions) ? ReadRegions(read) : [],
    };

    private static string[] RequiredBy(FunctionName function, FunctionSettings settings) => function switch
    {
        FunctionName.ScheduleAccounts when settings.Enforcement.Method == EnforcementMethod.Off => [AccountQueue, Regions],
        FunctionName.ScheduleAccounts => [AccountQueue, EnforcementQueue, Regions],
        FunctionName.ScheduleTables => [AccountQueue, TableQueue, DeadLetterQueue],
        FunctionName.Worker => [TableQueue, DeadLetterQueue],
        _ => [EnforcementQueue, DeadLetterQueue],
    };

    private static IReadOnlyList<Region> ReadRegions(VariableReader read) =>
        read.RequiredList<Region>(Regions, Region.TryParse, "Regions such as eu-west-1,us-east-1");
}
