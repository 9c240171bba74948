using System.Globalization;
using System.Runtime.CompilerServices;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Functions.Tests.Fakes;

/// <summary>
/// The tables and backups of one account in one Region. Tables are listed by name, backups in whatever order is asked for; a
/// backup is CREATING for a while if <see cref="MakingTime"/> says so.
/// </summary>
internal sealed class FakeAccount(TableScope scope, FakeWire wire, TimeProvider time) : IBackupStore
{
    private const int PageSize = 100;
    private readonly SortedDictionary<TableName, string> _tables = [];
    private readonly List<(Backup Backup, DateTimeOffset ReadyAt)> _backups = [];
    private int _ids;

    /// <summary>How long a backup that is made from now on stays CREATING.</summary>
    public TimeSpan MakingTime { get; set; }

    /// <summary>How long a new backup takes to appear in listings.</summary>
    public TimeSpan Lag { get; set; }

    /// <summary>How many of the next creates take effect without anybody being told.</summary>
    public int LostAnswers { get; set; }

    /// <summary>How far the service's clock, which stamps backups, is ahead of the functions'.</summary>
    public TimeSpan ClockAhead { get; set; }

    /// <summary>The order in which backups are listed.</summary>
    public Func<IReadOnlyList<Backup>, IEnumerable<Backup>> Order { get; set; } = backups => backups;

    public IReadOnlyList<Backup> Backups
    {
        get
        {
            var now = time.GetUtcNow();
            return [.. _backups.Select(held => At(now, held))];
        }
    }

    public IReadOnlyList<Backup> BackupsOf(string table) => [.. Backups.Where(backup => backup.Table.Value == table)];

    public void AddTables(params IEnumerable<string> names)
    {
        foreach (var name in names) _tables.Add(TableName.Parse(name), $"id-{++_ids}");
    }

    public void DropTable(string name) => _tables.Remove(TableName.Parse(name));

    /// <summary>A backup that exists already.</summary>
    public Backup AddBackup(
        string table, string name, DateTimeOffset createdAt, BackupStatus status = BackupStatus.Available, BackupKind kind = BackupKind.User)
    {
        var parsed = TableName.Parse(table);
        var backup = new Backup(NewArn(parsed, createdAt), name, parsed, _tables.GetValueOrDefault(parsed, "id-gone"), createdAt, status, kind);
        _backups.Add((backup, DateTimeOffset.MinValue));
        return backup;
    }

    /// <summary>An own backup of a run, made shortly after the run's time.</summary>
    public Backup AddOwn(string table, RunId run, BackupStatus status = BackupStatus.Available) =>
        AddBackup(table, BackupNaming.Default.NameFor(run), run.Time + TimeSpan.FromMinutes(1), status);

    public async IAsyncEnumerable<IReadOnlyList<TableName>> ListTablesAsync(
        TableName? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        IReadOnlyList<TableName> left;
        do
        {
            await CallAsync(Operation.ListTables, after?.Value ?? "", cancellation);
            left = [.. _tables.Keys.Where(table => after is null || table.CompareTo(after.Value) > 0)];
            yield return [.. left.Take(PageSize)];
            if (left.Count > PageSize) after = left[PageSize - 1];
        }
        while (left.Count > PageSize);
    }

    public async IAsyncEnumerable<IReadOnlyList<Backup>> ListBackupsAsync(
        BackupQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await CallAsync(Operation.ListBackups, query.Table?.Value ?? "", cancellation);
        Backup[] all = [.. Order(Listed(query))];
        yield return [.. all.Take(PageSize)];
        foreach (var page in all.Skip(PageSize).Chunk(PageSize))
        {
            await CallAsync(Operation.ListBackups, query.Table?.Value ?? "", cancellation);
            yield return page;
        }
    }

    public async Task<CreateOutcome> CreateAsync(TableName table, string name, CancellationToken cancellation)
    {
        await CallAsync(Operation.CreateBackup, table.Value, cancellation);
        if (!_tables.TryGetValue(table, out var id)) return CreateOutcome.TableGone;
        var now = time.GetUtcNow() + ClockAhead;
        _backups.Add((new Backup(NewArn(table, now), name, table, id, now, BackupStatus.Available), now - ClockAhead + MakingTime));
        if (LostAnswers-- > 0) throw new ServiceFailureException(FailureKind.Transient, "Timeout", "the answer was lost");
        return CreateOutcome.Created;
    }

    public async Task<DeleteOutcome> DeleteAsync(string arn, CancellationToken cancellation)
    {
        await CallAsync(Operation.DeleteBackup, arn, cancellation);
        return _backups.RemoveAll(held => held.Backup.Arn == arn) > 0 ? DeleteOutcome.Deleted : DeleteOutcome.AlreadyGone;
    }

    // The role is assumed at the first call of a client; failing to is the same failure at every call.
    private async Task CallAsync(Operation operation, string subject, CancellationToken cancellation)
    {
        await wire.CallAsync(Operation.AssumeRole, scope.ToString(), cancellation);
        await wire.CallAsync(operation, subject, cancellation);
    }

    // Up to hundreds of thousands, once for every table: filtered first, and the clock read once.
    private IReadOnlyList<Backup> Listed(BackupQuery query)
    {
        var now = time.GetUtcNow();
        return
        [
            .. _backups
                .Where(held => Answers(query, held.Backup) && (Lag == TimeSpan.Zero || held.Backup.CreatedAt - ClockAhead + Lag <= now))
                .Select(held => At(now, held)),
        ];
    }

    private static Backup At(DateTimeOffset now, (Backup Backup, DateTimeOffset ReadyAt) held) =>
        now < held.ReadyAt ? held.Backup with { Status = BackupStatus.Creating } : held.Backup;

    private string NewArn(TableName table, DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture,
        $"arn:aws:dynamodb:{scope.Region}:{scope.Account}:table/{table}/backup/{at.ToUnixTimeMilliseconds():00000000000000}-{++_ids:x8}");

    private static bool Answers(BackupQuery query, Backup backup) =>
        (query.Table is null || backup.Table == query.Table)
        && (query.CreatedFrom is null || backup.CreatedAt >= query.CreatedFrom);
}
