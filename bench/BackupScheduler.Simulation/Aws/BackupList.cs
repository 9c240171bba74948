namespace BackupScheduler.Simulation.Aws;

/// <summary>
/// Backups in the order of their creation. A listing goes through it by place: each page costs its own length, however many there
/// are; what is added meanwhile is seen, what is deleted is not. Deleted ones are taken out once they are the most.
/// </summary>
internal sealed class BackupList
{
    private readonly List<HeldBackup> _backups = [];
    private int _deleted;

    public int Count => _backups.Count - _deleted;

    public IEnumerable<HeldBackup> All => _backups.Where(held => !held.IsDeleted);

    public void Add(HeldBackup held)
    {
        if (_backups.Count > 0 && held.Backup.CreatedAt < _backups[^1].Backup.CreatedAt)
            throw new ArgumentException("backups are added in the order of their creation", nameof(held));
        _backups.Add(held);
    }

    public void CountDeleted() => _deleted++;

    /// <summary>Takes out what is deleted. Only between runs: a listing on its way would lose its place.</summary>
    public void Compact()
    {
        _backups.RemoveAll(held => held.IsDeleted);
        _deleted = 0;
    }

    /// <summary>The place of the first backup created at this time or later.</summary>
    public int PlaceOf(DateTimeOffset createdFrom)
    {
        var (low, high) = (0, _backups.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_backups[middle].Backup.CreatedAt < createdFrom) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>Up to so many backups from a place on, and the place of the next page; null if this is the last.</summary>
    public (IReadOnlyList<HeldBackup> Page, int? Next) Read(int place, int size)
    {
        var page = new List<HeldBackup>(Math.Min(size, _backups.Count));
        for (; place < _backups.Count; place++)
        {
            if (_backups[place].IsDeleted) continue;
            if (page.Count == size) return (page, place);
            page.Add(_backups[place]);
        }

        return (page, null);
    }
}
