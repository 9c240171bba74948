using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Events;
using BackupScheduler.Core.Retention;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Functions.Settings;

/// <summary>Every setting of the functions, validated. Read once at start by <see cref="SettingsReader"/>.</summary>
public sealed record FunctionSettings
{
    /// <summary><c>ACCOUNT_QUEUE_URL</c>; null where the function does not use it.</summary>
    public string? AccountQueueUrl { get; init; }

    /// <summary><c>TABLE_QUEUE_URL</c>; null where the function does not use it.</summary>
    public string? TableQueueUrl { get; init; }

    /// <summary><c>ENFORCEMENT_QUEUE_URL</c>; null where the function does not use it, or nothing is enforced.</summary>
    public string? EnforcementQueueUrl { get; init; }

    /// <summary><c>DEAD_LETTER_QUEUE_URL</c>; null where the function does not use it.</summary>
    public string? DeadLetterQueueUrl { get; init; }

    /// <summary><c>PRUNE_SENDER</c>: the unique id of the one role whose PruneTable items are obeyed unlooked; null where none is named.</summary>
    public string? PruneSender { get; init; }

    /// <summary><c>EVENT_BUS</c>, by name or ARN; null where nobody is told how reviews and runs ended.</summary>
    public string? EventBus { get; init; }

    /// <summary><c>REPORT_QUEUE_URL</c>; null where nobody is told how runs ended.</summary>
    public string? ReportQueueUrl { get; init; }

    /// <summary>The account of that queue: the one that the service runs in.</summary>
    public AccountId? ReportAccount => Formats.AccountOfQueue(ReportQueueUrl);

    /// <summary><c>REGIONS</c>, each once.</summary>
    public IReadOnlyList<Region> Regions { get; init; } = [];

    /// <summary><c>BACKUP_SCHEDULE</c>.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary><c>BACKUP_RETENTION</c>.</summary>
    public required RetentionPolicy Retention { get; init; }

    /// <summary><c>BACKUP_NAME_PREFIX</c> and <c>ADOPT_NAME_PATTERNS</c>.</summary>
    public required BackupNaming Naming { get; init; }

    /// <summary><c>TABLES_INCLUDE</c>, <c>TABLES_EXCLUDE</c> and <c>TABLES_EXCLUDE_TAGS</c>.</summary>
    public required TableSelection Tables { get; init; }

    /// <summary><c>ACCOUNTS_INCLUDE</c>, <c>ACCOUNTS_EXCLUDE</c> and <c>ORGANIZATIONAL_UNITS</c>.</summary>
    public required AccountSelection Accounts { get; init; }

    /// <summary><c>BACKUP_ROLE_NAME</c>: path and name of the member role.</summary>
    public required string BackupRoleName { get; init; }

    /// <summary><c>EXTERNAL_ID</c>; null for none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>
    /// <c>ENFORCEMENT</c>, <c>DENY_MODE</c>, <c>DENY_POLICY_NAME</c>, <c>EXEMPT_PRINCIPALS</c> and <c>ENFORCER_ROLE_NAME</c>.
    /// </summary>
    public required EnforcementRules Enforcement { get; init; }

    /// <summary><c>VAULT_*</c> and <c>ENABLE_PITR</c>; null where there is no vault and nothing is copied.</summary>
    public CopyRules? Copies { get; init; }

    /// <summary>Rates, times and counts.</summary>
    public required Limits Limits { get; init; }

    /// <summary><c>AWS_REGION</c>: where the functions and the queues are.</summary>
    public required Region HomeRegion { get; init; }

    /// <summary>The fingerprint under which deletions are decided and checked.</summary>
    public string PolicyFingerprint =>
        Limits.OrphanRetention is { } orphans ? $"{Retention.Fingerprint(Naming)}-{orphans.Days}" : Retention.Fingerprint(Naming);

    /// <summary>What holds for a review.</summary>
    /// <param name="selection">Which tables a backup is expected of, in the account and Region.</param>
    public ReviewRules ReviewRulesFor(TableSelection selection) =>
        new(selection, Naming, Retention, Limits.PruneMaxPerTable, Limits.OrphanRetention);

    /// <summary>
    /// How long after the last backup, or the last look, the next look is due: short enough for all looks to fall before the
    /// next firing, or a frequent schedule would supersede its own reviews, and nothing would be pruned or reported missing.
    /// </summary>
    public TimeSpan ReviewDelayFor(RunId run)
    {
        var longest = TimeSpan.FromSeconds(Math.Floor(Schedule.SupersededAfter(run).TotalSeconds / (RunReview.MaxLooks + 1)));
        return Limits.ReviewDelay < longest ? Limits.ReviewDelay : longest;
    }

    /// <summary>How often the first look of a scheduled run may wait for backups that are on their way.</summary>
    public int ReviewPatienceFor(RunId run) => ReviewPatience.For(Schedule.SupersededAfter(run), ReviewDelayFor(run));

    /// <summary>How long after its firing a run's reports are first looked at: when a run without trouble has ended.</summary>
    public TimeSpan FirstLookAtReports(RunId run) => RunClosing.DelayAfter(0, ReviewDelayFor(run), jitter: 0);
}
