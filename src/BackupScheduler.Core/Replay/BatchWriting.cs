using BackupScheduler.Core.Failures;

namespace BackupScheduler.Core.Replay;

/// <summary>
/// Writes to a table in batches, some of them at the same time. Two writes of one key keep their order. Not for several callers at once; after
/// a failure it is of no more use: begin again with another.
/// </summary>
/// <param name="sink">The table.</param>
/// <param name="time">Waits before a batch is sent again.</param>
/// <param name="jitter">Spreads those waits.</param>
/// <param name="inFlight">The most batches at the same time; at least 1.</param>
public sealed class BatchWriting(IItemSink sink, TimeProvider time, IJitter jitter, int inFlight)
{
    // BatchWriteItem takes 16 MB (DynamoDB API); the rest is for the request about the items.
    private const long MostBytes = 15_000_000;

    private readonly BatchSending _sending = new(sink, time, jitter);
    private readonly List<(Task Sent, List<string> Keys)> _inFlight = [];
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private List<ItemWrite> _batch = [];
    private List<string> _keys = [];
    private long _bytes;

    /// <summary>What has been written and acknowledged so far.</summary>
    public long Written => _sending.Written;

    /// <summary>Takes a write; returns when it is on its way or waits for its batch to fill.</summary>
    /// <exception cref="ServiceFailureException">This or an earlier write failed for good, or was left unprocessed too often.</exception>
    public async Task WriteAsync(ItemWrite write, CancellationToken cancellation)
    {
        var key = write.Key.Canonical;
        if (_open.Contains(key)) await FlushAsync(cancellation);
        var bytes = ItemSize.OfJson(write.Content ?? write.Key);
        if (_batch.Count == IItemSink.MostWrites || (_batch.Count > 0 && _bytes + bytes > MostBytes)) await SendAsync(cancellation);
        _open.Add(key);
        _keys.Add(key);
        _batch.Add(write);
        _bytes += bytes;
    }

    /// <summary>Returns when everything taken so far is written.</summary>
    /// <exception cref="ServiceFailureException">A write failed for good, or was left unprocessed too often.</exception>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        if (_batch.Count > 0) await SendAsync(cancellation);
        await EndAllAsync();
    }

    private async Task SendAsync(CancellationToken cancellation)
    {
        while (_inFlight.Count >= Math.Max(1, inFlight)) await EndOneAsync();
        _inFlight.Add((_sending.SendAsync(_batch, cancellation), _keys));
        (_batch, _keys, _bytes) = ([], [], 0);
    }

    private async Task EndOneAsync()
    {
        await Task.WhenAny(_inFlight.Select(batch => batch.Sent));
        var ended = _inFlight.FindIndex(batch => batch.Sent.IsCompleted);
        // A failure does not leave the others behind unwatched.
        if (!_inFlight[ended].Sent.IsCompletedSuccessfully) await EndAllAsync();
        _open.ExceptWith(_inFlight[ended].Keys);
        _inFlight.RemoveAt(ended);
    }

    private async Task EndAllAsync()
    {
        await Task.WhenAll(_inFlight.Select(batch => batch.Sent));
        foreach (var (_, keys) in _inFlight) _open.ExceptWith(keys);
        _inFlight.Clear();
    }
}
