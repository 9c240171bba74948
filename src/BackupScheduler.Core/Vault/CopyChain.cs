namespace BackupScheduler.Core.Vault;

/// <summary>A full copy and the windows that follow it without a gap.</summary>
/// <param name="Full">The full copy.</param>
/// <param name="Windows">The windows, in their order: each begins no later than the copies before it end.</param>
public sealed record CopyChain(TableCopy Full, IReadOnlyList<TableCopy> Windows)
{
    /// <summary>Every write before this time is in the chain.</summary>
    public DateTimeOffset Reach => Windows.Count > 0 ? Windows[^1].To : Full.To;

    /// <summary>Where the newest window lies that does not join: the chain has a gap before it; null where there is none.</summary>
    public DateTimeOffset? GapBefore { get; init; }

    /// <summary>The chain of the newest full copy; null where there is none.</summary>
    /// <param name="copies">Copies of one incarnation of a table, in any order; none that failed.</param>
    public static CopyChain? Newest(IReadOnlyCollection<TableCopy> copies) =>
        LatestFull(copies) is { } full ? From(full, copies) : null;

    /// <summary>The chain of the newest full copy at or before a time, no further than the window that holds the time; null where there is none.</summary>
    /// <param name="copies">Copies of one incarnation of a table, in any order; none that failed.</param>
    /// <param name="at">The time.</param>
    public static CopyChain? Before(IReadOnlyCollection<TableCopy> copies, DateTimeOffset at)
    {
        if (LatestFull(copies.Where(copy => copy.To <= at)) is not { } full) return null;
        return From(full, [.. copies.Where(copy => copy.IsFull || copy.From < at)]);
    }

    // By id where two are of one time, so that the order of a listing does not matter.
    private static TableCopy? LatestFull(IEnumerable<TableCopy> copies) =>
        copies.Where(copy => copy.IsFull).OrderBy(copy => copy.To).ThenBy(copy => copy.ExportId, StringComparer.Ordinal).LastOrDefault();

    private static CopyChain From(TableCopy full, IReadOnlyCollection<TableCopy> copies)
    {
        var windows = new List<TableCopy>();
        var reach = full.To;
        var candidates = copies.Where(copy => copy.To > full.To && !copy.IsFull).OrderBy(copy => copy.From).ThenBy(copy => copy.To)
            .ThenBy(copy => copy.ExportId, StringComparer.Ordinal);
        foreach (var window in candidates)
        {
            if (window.From > reach) return new CopyChain(full, windows) { GapBefore = window.From };
            if (window.To <= reach) continue;
            windows.Add(window);
            reach = window.To;
        }

        return new CopyChain(full, windows);
    }
}
