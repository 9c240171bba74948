using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Replay;
using BackupScheduler.Core.Tests.Items;

namespace BackupScheduler.Core.Tests.Replay;

/// <summary>A table in memory that holds to what BatchWriteItem demands, and may be slow, full or broken.</summary>
internal sealed class TableInMemory : IItemSink
{
    private long _writes;

    /// <summary>Items as JSON by their keys as JSON.</summary>
    public SortedDictionary<string, string> Items { get; } = new(StringComparer.Ordinal);

    /// <summary>The size of every batch.</summary>
    public List<int> Batches { get; } = [];

    /// <summary>Breaks for good once so many writes were made; null for never.</summary>
    public long? BreaksAfter { get; set; }

    /// <summary>Whether to leave a write unprocessed, given how many were tried so far.</summary>
    public Func<long, bool> Leaves { get; init; } = _ => false;

    /// <summary>Whether to refuse a batch, given how many were tried so far; part of it is written all the same.</summary>
    public Func<int, FailureKind?> Refuses { get; init; } = _ => null;

    public Task<IReadOnlyList<ItemWrite>> WriteAsync(IReadOnlyList<ItemWrite> batch, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Assert.InRange(batch.Count, 1, IItemSink.MostWrites);
        Assert.Equal(batch.Count, batch.Select(write => KeyOf(write)).Distinct().Count());
        Batches.Add(batch.Count);
        var refusal = Refuses(Batches.Count);
        var left = new List<ItemWrite>();
        foreach (var write in refusal is null ? batch : batch.Take(batch.Count / 2))
        {
            if (_writes >= BreaksAfter) throw new ServiceFailureException(FailureKind.AccessDenied, "AccessDeniedException", "broken");
            if (Leaves(++_writes)) left.Add(write);
            else Apply(write);
        }

        if (refusal is { } kind) throw new ServiceFailureException(kind, kind.ToString(), "refused");
        return Task.FromResult<IReadOnlyList<ItemWrite>>(left);
    }

    private void Apply(ItemWrite write)
    {
        if (write.Content is { } item) Items[KeyOf(write)] = PlainItems.Json(PlainItems.Of(item));
        else Items.Remove(KeyOf(write));
    }

    private static string KeyOf(ItemWrite write) => PlainItems.Json(PlainItems.Of(write.Key));
}
