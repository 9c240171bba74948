namespace BackupScheduler.Core.Status;

/// <summary>
/// Unit prices in US dollars: list prices of us-east-1 as of November 2026, DynamoDB's pricing page. Those of backups and of point-in-time recovery
/// are confirmed; those of exports and S3 are from memory. Other Regions cost up to a third more. An estimate, not a bill; all of them stand here.
/// </summary>
public static class StoragePrices
{
    /// <summary>What stands beside every estimate.</summary>
    public const string Note = "list prices of us-east-1, November 2026; exports and S3 not confirmed";

    /// <summary>On-demand backups, warm, for each GB and month. Confirmed.</summary>
    public const decimal BackupPerGigabyte = 0.10m;

    /// <summary>Point-in-time recovery, for each GB of the table and month. Confirmed.</summary>
    public const decimal RecoveryPerGigabyte = 0.20m;

    /// <summary>An export, full or of a window, for each GB. Not confirmed.</summary>
    public const decimal ExportPerGigabyte = 0.10m;

    /// <summary>What the export of a window is billed at the least, in GB. Not confirmed.</summary>
    public const decimal SmallestWindow = 10m / 1024;

    /// <summary>S3 Standard, for each GB and month. Not confirmed.</summary>
    public const decimal ObjectsPerGigabyte = 0.023m;

    /// <summary>One GB as DynamoDB bills it.</summary>
    public const decimal Gigabyte = 1024m * 1024 * 1024;

    /// <summary>A month, in days.</summary>
    public const decimal DaysAMonth = 30.4m;
}
