namespace BackupScheduler.Core.Status;

/// <summary>How often copies are made.</summary>
/// <param name="FullEvery">Between two full copies of a table.</param>
/// <param name="WindowEvery">Between two windows: the schedule's interval.</param>
public sealed record CopyPace(TimeSpan FullEvery, TimeSpan WindowEvery);

/// <summary>
/// Estimates what backups and copies cost in a month, by <see cref="StoragePrices"/>. What the service tells no size of yet costs nothing here:
/// whoever shows an estimate tells how many those are (<see cref="TableStatus.Unsized"/>).
/// </summary>
public static class CostEstimate
{
    /// <summary>Of one table.</summary>
    /// <param name="table">How it stands.</param>
    /// <param name="pace">How it is copied; null where nothing is.</param>
    public static MonthlyCost Of(TableStatus table, CopyPace? pace)
    {
        var backups = Gigabytes(table.Bytes) * StoragePrices.BackupPerGigabyte;
        var foreign = Gigabytes(table.AllBytes - table.Bytes) * StoragePrices.BackupPerGigabyte;
        if (pace is null || !table.IsSelected) return new MonthlyCost(backups, foreign, 0, Kept(table));
        var size = Gigabytes(table.NewestBytes ?? 0);
        var exports = (AMonth(pace.FullEvery) * size) + (AMonth(pace.WindowEvery) * StoragePrices.SmallestWindow);
        return new MonthlyCost(backups, foreign, size * StoragePrices.RecoveryPerGigabyte, (exports * StoragePrices.ExportPerGigabyte) + Kept(table));
    }

    /// <summary>Of backups that are not ours, of tables that are gone.</summary>
    public static MonthlyCost OfOthers(OtherBackups others) => new(0, Gigabytes(others.Bytes) * StoragePrices.BackupPerGigabyte, 0, 0);

    // Windows are as large as what was written: nobody knows that here.
    private static decimal Kept(TableStatus table) => (table.Copy?.Full ?? 0) * Gigabytes(table.NewestBytes ?? 0) * StoragePrices.ObjectsPerGigabyte;

    private static decimal AMonth(TimeSpan every) => every.TotalDays > 0 ? StoragePrices.DaysAMonth / (decimal)every.TotalDays : 0;

    private static decimal Gigabytes(long bytes) => bytes / StoragePrices.Gigabyte;
}
