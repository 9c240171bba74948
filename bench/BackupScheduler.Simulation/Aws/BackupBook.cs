using System.Collections;

namespace BackupScheduler.Simulation.Aws;

/// <summary>
/// The backups of one account in one Region by number, in the order of their creation. Those of older runs cost one bit each. A
/// listing goes through it by number: what is added meanwhile is seen, what is deleted is not.
/// </summary>
/// <param name="tables">How many tables there are.</param>
/// <param name="older">The older runs.</param>
internal sealed class BackupBook(int tables, OlderRuns older)
{
    private const int None = -1;
    private readonly BitArray _olderDeleted = new(older.Count * tables);
    private readonly List<Added> _added = [];
    private int[]? _newest;

    /// <summary>The number behind the last one.</summary>
    public int End => _olderDeleted.Length + _added.Count;

    public BackupEntry this[int number] =>
        number < _olderDeleted.Length ? older.Of(number / tables, number % tables) : _added[number - _olderDeleted.Length].Entry;

    public bool IsDeleted(int number) =>
        number < _olderDeleted.Length ? _olderDeleted[number] : _added[number - _olderDeleted.Length].IsDeleted;

    public void Add(BackupEntry entry)
    {
        if (End > 0 && entry.CreatedAt < this[End - 1].CreatedAt)
            throw new ArgumentException("backups are added in the order of their creation", nameof(entry));
        _newest ??= [.. Enumerable.Repeat(None, tables)];
        _added.Add(new Added(entry, _newest[entry.Table], IsDeleted: false));
        _newest[entry.Table] = _added.Count - 1;
    }

    public void Delete(int number)
    {
        if (number < _olderDeleted.Length) _olderDeleted[number] = true;
        else _added[number - _olderDeleted.Length] = _added[number - _olderDeleted.Length] with { IsDeleted = true };
    }

    /// <summary>The number of the first backup created at this time or later.</summary>
    public int PlaceOf(DateTimeOffset createdFrom)
    {
        var (low, high) = (0, End);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (this[middle].CreatedAt < createdFrom) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>The numbers that are not deleted, from a place on; of one table, if one is given.</summary>
    public IEnumerable<int> From(int place, int? table)
    {
        var numbers = table is { } one ? Of(one).Where(number => number >= place) : Enumerable.Range(place, Math.Max(0, End - place));
        return numbers.Where(number => !IsDeleted(number));
    }

    private IEnumerable<int> Of(int table)
    {
        for (var run = 0; run < older.Count; run++) yield return (run * tables) + table;
        var added = new Stack<int>();
        for (var i = _newest?[table] ?? None; i != None; i = _added[i].Previous) added.Push(_olderDeleted.Length + i);
        foreach (var number in added) yield return number;
    }

    /// <summary>A backup that was made meanwhile, and the one of the same table before it.</summary>
    private readonly record struct Added(BackupEntry Entry, int Previous, bool IsDeleted);
}
