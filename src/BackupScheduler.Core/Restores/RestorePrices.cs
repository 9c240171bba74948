namespace BackupScheduler.Core.Restores;

/// <summary>
/// Unit prices in US dollars: list prices of us-east-1, as remembered in November 2026, and not confirmed. An estimate for the plan, not a bill. All of
/// them stand here.
/// </summary>
public static class RestorePrices
{
    /// <summary>What stands beside every estimate.</summary>
    public const string Note = "list price us-east-1; not confirmed";

    /// <summary>RestoreTableFromBackup, for each GB of the backup.</summary>
    public const decimal RestorePerGigabyte = 0.15m;

    /// <summary>ImportTable, for each GB of the items, uncompressed.</summary>
    public const decimal ImportPerGigabyte = 0.15m;

    /// <summary>Writes to a table on demand, for each million of write request units (from memory).</summary>
    public const decimal PerMillionWrites = 0.625m;

    /// <summary>One GB as DynamoDB bills it.</summary>
    public const decimal Gigabyte = 1024m * 1024 * 1024;
}
