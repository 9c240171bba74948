namespace BackupScheduler.Core.Vault;

/// <summary>A stretch of time that a table can be restored to: exactly at its points, in between with a window's grain.</summary>
/// <param name="From">A full copy's time.</param>
/// <param name="To">The end of the last window that joins.</param>
/// <param name="Points">The times at which a copy ends, the earliest first.</param>
public sealed record RestorableStretch(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<DateTimeOffset> Points)
{
    /// <summary>The stretches, the earliest first.</summary>
    /// <param name="confirmed">Confirmed copies of one incarnation.</param>
    public static IReadOnlyList<RestorableStretch> Of(IReadOnlyCollection<TableCopy> confirmed)
    {
        var windows = confirmed.Where(copy => !copy.IsFull).ToList();
        var found = new List<RestorableStretch>();
        foreach (var full in confirmed.Where(copy => copy.IsFull).OrderBy(copy => copy.To))
        {
            var chain = CopyChain.Newest([full, .. windows])!;
            var points = chain.Windows.Select(window => window.To).Prepend(full.To);
            if (found.Count > 0 && full.To <= found[^1].To) found[^1] = found[^1].JoinedBy(chain.Reach, points);
            else found.Add(new RestorableStretch(full.To, chain.Reach, [.. points]));
        }

        return found;
    }

    private RestorableStretch JoinedBy(DateTimeOffset reach, IEnumerable<DateTimeOffset> points) =>
        new(From, reach > To ? reach : To, [.. Points.Concat(points).Distinct().Order()]);
}
