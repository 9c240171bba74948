namespace BackupScheduler.LocalAws.Proxy;

/// <summary>AWS documents no order for ListBackups, so a client has to live with any of these.</summary>
public enum BackupOrder
{
    OldestFirst,
    NewestFirst,

    /// <summary>Random but fixed by the seed, and the same over all pages.</summary>
    Shuffled,
}

/// <summary>How DynamoDB's backups behave behind the proxy.</summary>
public sealed record BackupSemanticsOptions
{
    public BackupOrder Order { get; init; } = BackupOrder.OldestFirst;

    public int Seed { get; init; } = 1;

    /// <summary>So long after its creation a backup is not in ListBackups yet.</summary>
    public TimeSpan ListingLag { get; init; }

    /// <summary>How long a new backup is CREATING; zero makes it AVAILABLE at once.</summary>
    public TimeSpan CreatingFor { get; init; } = TimeSpan.FromMilliseconds(200);
}
