namespace BackupScheduler.Aws;

/// <summary>
/// Clients of many accounts, of which those used last are kept: each costs some 10 KB, and a large organization has thousands.
/// One that is dropped stays good for whoever still holds it, and is not disposed: all share their connections.
/// </summary>
/// <param name="open">Makes the one of a key; nothing is called before it is used.</param>
internal sealed class RecentlyOpened<TKey, TOpened>(Func<TKey, TOpened> open)
    where TKey : notnull
{
    private const int MostKept = 500;

    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TOpened Opened)>> _byKey = [];
    private readonly LinkedList<(TKey Key, TOpened Opened)> _latestFirst = [];

    /// <summary>The one of a key, made if it is not kept.</summary>
    public TOpened Open(TKey key)
    {
        lock (_byKey)
        {
            if (_byKey.TryGetValue(key, out var kept)) _latestFirst.Remove(kept);
            else _byKey.Add(key, kept = new((key, open(key))));
            _latestFirst.AddFirst(kept);
            if (_byKey.Count > MostKept) Drop(_latestFirst.Last!);
            return kept.Value.Opened;
        }
    }

    private void Drop(LinkedListNode<(TKey Key, TOpened Opened)> oldest)
    {
        _latestFirst.Remove(oldest);
        _byKey.Remove(oldest.Value.Key);
    }
}
