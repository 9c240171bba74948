namespace BackupScheduler.LocalAws.Faults;

/// <summary>How often an operation may be called, for each account and Region.</summary>
public sealed record RateLimit(string Service, string Operation, double PerSecond)
{
    /// <summary>So many calls may come at once after a rest; at least 1.</summary>
    public double Burst { get; init; } = Math.Max(1, PerSecond);

    /// <summary>
    /// CreateBackup, DeleteBackup, ListBackups and DescribeBackup as in their API references. AWS documents no rate for
    /// ListTables, nor any burst: those are ours.
    /// </summary>
    public static IReadOnlyList<RateLimit> OfAws { get; } =
    [
        new("dynamodb", "CreateBackup", 50),
        new("dynamodb", "DeleteBackup", 10),
        new("dynamodb", "ListBackups", 5),
        new("dynamodb", "DescribeBackup", 10),
        new("dynamodb", "ListTables", 10),
    ];
}
