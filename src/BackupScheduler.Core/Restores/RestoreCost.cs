using System.Globalization;

namespace BackupScheduler.Core.Restores;

/// <summary>What a restore costs, about, and how that was reckoned.</summary>
/// <param name="Dollars">US dollars.</param>
/// <param name="Formula">The formula with its numbers.</param>
public sealed record RestoreCost(decimal Dollars, string Formula)
{
    private const int WriteUnit = 1024;

    /// <summary>Of a restore from a backup.</summary>
    /// <param name="bytes">The backup's size.</param>
    public static RestoreCost OfBackup(long bytes) => new(
        bytes / RestorePrices.Gigabyte * RestorePrices.RestorePerGigabyte, $"{Gigabytes(bytes)} GB x ${RestorePrices.RestorePerGigabyte} (restore)");

    /// <summary>Of a restore from the vault: import or load of the full copy, writes of the windows. Reading from S3 is negligible.</summary>
    /// <param name="size">What there is to write.</param>
    /// <param name="isImported">Whether the full copy is imported.</param>
    /// <param name="writesPerItem">1, and 1 for each global secondary index: an index is written as well.</param>
    /// <param name="isOnDemand">Whether writes are billed by the request; provisioned capacity costs by the hour, however much is written.</param>
    public static RestoreCost OfCopies(RestoreSize size, bool isImported, int writesPerItem, bool isOnDemand)
    {
        var import = isImported ? size.FullBytes / RestorePrices.Gigabyte * RestorePrices.ImportPerGigabyte : 0;
        var units = (isImported ? 0 : Units(size.FullItems, size.BytesAnItem)) + Units(size.WindowItems, size.BytesAnItem);
        var writes = isOnDemand ? units * writesPerItem / 1_000_000m * RestorePrices.PerMillionWrites : 0;
        var parts = new List<string>();
        if (isImported) parts.Add($"{Gigabytes(size.FullBytes)} GB x ${RestorePrices.ImportPerGigabyte} (import)");
        if (units > 0)
            parts.Add(isOnDemand ? $"{Whole(units)} write units x {writesPerItem} x ${RestorePrices.PerMillionWrites} per million" : $"{Whole(units)} write units of the provisioned capacity");
        return new RestoreCost(import + writes, parts.Count == 0 ? "nothing to write" : string.Join(" + ", parts));
    }

    private static decimal Units(long items, long bytesAnItem) => (decimal)items * Math.Max(1, (bytesAnItem + WriteUnit - 1) / WriteUnit);

    private static string Gigabytes(long bytes) => (bytes / RestorePrices.Gigabyte).ToString("0.###", CultureInfo.InvariantCulture);

    private static string Whole(decimal number) => number.ToString("0", CultureInfo.InvariantCulture);
}

/// <summary>How much there is to restore.</summary>
/// <param name="FullBytes">Bytes of the full copy's items, or of the backup.</param>
/// <param name="FullItems">Items in it.</param>
/// <param name="WindowBytes">Bytes of the windows, as DynamoDB bills them.</param>
/// <param name="WindowItems">Records in the windows.</param>
/// <param name="Files">Data files.</param>
public sealed record RestoreSize(long FullBytes, long FullItems, long WindowBytes, long WindowItems, int Files)
{
    /// <summary>Bytes altogether.</summary>
    public long Bytes => FullBytes + WindowBytes;

    /// <summary>Records altogether: what is written unless the full copy is imported.</summary>
    public long Items => FullItems + WindowItems;

    /// <summary>An item of the full copy on average; 0 where there is none.</summary>
    public long BytesAnItem => FullItems > 0 ? FullBytes / FullItems : 0;
}
