using System.Globalization;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Simulation.Aws;

/// <summary>The tables and backups of one account in one Region: what DynamoDB holds, without the way there.</summary>
/// <param name="scope">The account and Region.</param>
/// <param name="tables">The tables in the order of their names, as DynamoDB lists them.</param>
/// <param name="older">The older runs.</param>
internal sealed class SimulatedRegion(TableScope scope, ArraySegment<TableName> tables, OlderRuns older)
{
    private readonly BackupBook _book = new(tables.Count, older);
    private readonly string _arnsBegin = $"arn:aws:dynamodb:{scope.Region}:{scope.Account}:table/";
    private string _name = "";

    public TableScope Scope => scope;

    public IReadOnlyList<TableName> Tables => tables;

    /// <summary>When the latest CreateBackup and DeleteBackup took effect; null for none since the run began.</summary>
    public DateTimeOffset? LastCreate { get; private set; }

    public DateTimeOffset? LastDelete { get; private set; }

    public void BeginRun() => (LastCreate, LastDelete) = (null, null);

    /// <summary>The names behind this one, a page of them, and whether there are more.</summary>
    public (IReadOnlyList<TableName> Page, bool HasMore) ListTables(TableName? after, int size)
    {
        var from = after is not { } name ? 0 : Find(name) is var place && place < 0 ? ~place : place + 1;
        var count = Math.Min(size, tables.Count - from);
        return (tables.Slice(from, count), from + count < tables.Count);
    }

    /// <summary>The place where a listing of what was created at this time or later begins.</summary>
    public int PlaceOf(DateTimeOffset createdFrom) => _book.PlaceOf(createdFrom);

    /// <summary>Up to so many backups from a place on, and the place of the next page; null if this is the last.</summary>
    public (IReadOnlyList<Backup> Page, int? Next) ListBackups(TableName? table, int place, int size, DateTimeOffset now)
    {
        var page = new List<Backup>(Math.Min(size, 100));
        if (table is { } asked && Find(asked) < 0) return (page, null);
        foreach (var number in _book.From(place, table is { } name ? Find(name) : null))
        {
            if (page.Count == size) return (page, number);
            page.Add(Seen(number, now));
        }

        return (page, null);
    }

    public CreateOutcome Create(TableName table, string name, DateTimeOffset now, TimeSpan making)
    {
        if (Find(table) is var place && place < 0) return CreateOutcome.TableGone;
        // One run's backups have one name: a million copies of it would be a hundred megabytes.
        if (name != _name) _name = string.Intern(name);
        _book.Add(new BackupEntry(place, _name, now, now + making));
        LastCreate = now;
        return CreateOutcome.Created;
    }

    /// <exception cref="ServiceFailureException">The backup is not AVAILABLE yet.</exception>
    public DeleteOutcome Delete(string arn, DateTimeOffset now)
    {
        if (NumberOf(arn) is not { } number) return DeleteOutcome.AlreadyGone;
        if (_book[number].ReadyAt > now)
            throw new ServiceFailureException(FailureKind.Transient, "BackupInUseException", "the backup is being made");
        _book.Delete(number);
        LastDelete = now;
        return DeleteOutcome.Deleted;
    }

    /// <summary>Each table's AVAILABLE backups: all, and those of one name.</summary>
    public (int All, int Named)[] Tally(string name, DateTimeOffset now)
    {
        var tallies = new (int All, int Named)[tables.Count];
        foreach (var number in _book.From(0, table: null))
        {
            var entry = _book[number];
            if (entry.ReadyAt > now) continue;
            tallies[entry.Table].All++;
            if (entry.Name == name) tallies[entry.Table].Named++;
        }

        return tallies;
    }

    private int Find(TableName table) => Array.BinarySearch(tables.Array!, tables.Offset, tables.Count, table) is var place && place < 0
        ? ~(~place - tables.Offset)
        : place - tables.Offset;

    private Backup Seen(int number, DateTimeOffset now)
    {
        var entry = _book[number];
        var table = tables[entry.Table];
        // No table was ever made anew: its name tells its incarnation.
        return new Backup(
            ArnOf(number, entry), entry.Name, table, table.Value, entry.CreatedAt, entry.ReadyAt > now ? BackupStatus.Creating : BackupStatus.Available);
    }

    private int? NumberOf(string arn)
    {
        var id = arn.AsSpan(arn.LastIndexOf('-') + 1);
        if (!int.TryParse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var place)) return null;
        var number = place - 1;
        return number >= 0 && number < _book.End && !_book.IsDeleted(number) && ArnOf(number, _book[number]) == arn ? number : null;
    }

    private string ArnOf(int number, BackupEntry entry) => string.Create(
        CultureInfo.InvariantCulture, $"{_arnsBegin}{tables[entry.Table].Value}/backup/{entry.CreatedAt.ToUnixTimeMilliseconds():D14}-{number + 1:x8}");
}
