namespace BackupScheduler.Functions.Settings;

/// <summary>The settings that bound how fast, how long and how much.</summary>
public sealed record Limits
{
    /// <summary><c>MAX_RECEIVE_COUNT</c>.</summary>
    public required int MaxReceiveCount { get; init; }

    /// <summary><c>CREATE_RATE</c>: CreateBackup calls a second, for one account and Region.</summary>
    public required double CreateRate { get; init; }

    /// <summary><c>DELETE_RATE</c>: deletions a second, for one account and Region.</summary>
    public required double DeleteRate { get; init; }

    /// <summary><c>LIST_RATE</c>: ListBackups calls a second, within one invocation.</summary>
    public required double ListRate { get; init; }

    /// <summary><c>COPY_RATE</c>: copies begun a second, for one account and Region; DescribeContinuousBackups may be called 10 times a second.</summary>
    public double CopyRate { get; init; } = 4.5;

    /// <summary><c>CONFIRM_DELAY_SECONDS</c>: between two looks at the exports of an account and Region.</summary>
    public TimeSpan ConfirmDelay { get; init; } = TimeSpan.FromSeconds(900);

    /// <summary><c>IAM_WRITE_RATE</c>: writes to IAM a second, within one sweep of an account.</summary>
    public required double IamWriteRate { get; init; }

    /// <summary><c>REVIEW_DELAY_SECONDS</c>.</summary>
    public required TimeSpan ReviewDelay { get; init; }

    /// <summary><c>REVIEW_PAGE_LIMIT</c>: pages of a bulk listing beyond which a review goes table by table.</summary>
    public required int ReviewPageLimit { get; init; }

    /// <summary><c>PRUNE_TTL_SECONDS</c>: how long after its due time a PruneTable item may still act.</summary>
    public required TimeSpan PruneTimeToLive { get; init; }

    /// <summary><c>PRUNE_MAX_PER_TABLE</c>: the brake.</summary>
    public required int PruneMaxPerTable { get; init; }

    /// <summary><c>ORPHAN_RETENTION_DAYS</c>; null is for ever.</summary>
    public TimeSpan? OrphanRetention { get; init; }
}
