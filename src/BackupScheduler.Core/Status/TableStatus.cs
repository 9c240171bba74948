using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Status;

/// <summary>How one table stands.</summary>
/// <param name="Table">The table; it may be gone.</param>
/// <param name="Health">The verdict.</param>
/// <param name="Why">The reason as a phrase, for people.</param>
public sealed record TableStatus(TableArn Table, TableHealth Health, string Why)
{
    /// <summary>When the newest AVAILABLE own backup was made; null without one.</summary>
    public DateTimeOffset? NewestAt { get; init; }

    /// <summary>When the oldest AVAILABLE own backup was made: protected since then; null without one.</summary>
    public DateTimeOffset? OldestAt { get; init; }

    /// <summary>How old the newest one is; null without one.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>AVAILABLE own and adopted backups.</summary>
    public int Retained { get; init; }

    /// <summary>Own backups that are being made.</summary>
    public int Creating { get; init; }

    /// <summary>Backups of type USER that are not ours: never touched.</summary>
    public int Foreign { get; init; }

    /// <summary>Backups that DynamoDB made when the table was deleted (type SYSTEM, kept 35 days).</summary>
    public int System { get; init; }

    /// <summary>Recovery points of AWS Backup.</summary>
    public int AwsBackup { get; init; }

    /// <summary>Bytes of the own and adopted backups together; what the service does not tell yet counts as 0.</summary>
    public long Bytes { get; init; }

    /// <summary>Bytes of all its backups that bill on-demand storage, foreign ones included.</summary>
    public long AllBytes { get; init; }

    /// <summary>Bytes of the newest AVAILABLE own backup: about those of the table; null while the service does not tell.</summary>
    public long? NewestBytes { get; init; }

    /// <summary>Backups of those that bill storage whose size the service does not tell yet: what they cost is in no estimate.</summary>
    public int Unsized { get; init; }

    /// <summary>Whether a backup is expected of it.</summary>
    public bool IsSelected => Health is not (TableHealth.NotSelected or TableHealth.Gone);

    /// <summary>How its copies in the vault stand; null where there is no vault, or nothing could be read there.</summary>
    public CopyStatus? Copy { get; init; }

    /// <summary>Whether somebody has to do something about its backups.</summary>
    public bool IsWrong => Health >= TableHealth.Late;
}

/// <summary>How a table's copies in the vault stand.</summary>
/// <param name="State">The verdict.</param>
/// <param name="Age">How long ago the newest restorable time is; null without one.</param>
/// <param name="Problems">What is wrong, a phrase each.</param>
public sealed record CopyStatus(StandingState State, TimeSpan? Age, IReadOnlyList<string> Problems)
{
    /// <summary>Confirmed copies.</summary>
    public int Confirmed { get; init; }

    /// <summary>Confirmed copies that hold every item.</summary>
    public int Full { get; init; }

    /// <summary>Whether somebody has to do something about them.</summary>
    public bool IsWrong => State >= StandingState.Failed;
}
