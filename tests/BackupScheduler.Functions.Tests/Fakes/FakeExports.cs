using System.Globalization;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Functions.Tests.Fakes;

/// <summary>
/// The exports of one account in one Region. Point-in-time recovery is on for a table from the time that <see cref="Recover"/> says; an export
/// is under way for <see cref="Takes"/>, and its ARN tells when it was begun.
/// </summary>
internal sealed class FakeExports(TableScope scope, FakeWire wire, TimeProvider time) : ITableExports
{
    private readonly Dictionary<TableName, (string Id, DateTimeOffset? RecoverableSince)> _tables = [];
    private readonly List<(ExportRequest Request, TableExport Export, DateTimeOffset EndsAt)> _exports = [];

    public TimeSpan Takes { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How far the latest time that can be exported is behind.</summary>
    public TimeSpan Lag { get; set; } = TimeSpan.FromMinutes(5);

    public int PageSize { get; set; } = 25;

    /// <summary>How long a new export is missing in listings.</summary>
    public TimeSpan ListingPause { get; set; }

    /// <summary>How many of the next exports are begun without anybody being told.</summary>
    public int LostAnswers { get; set; }

    /// <summary>The exports that fail when their time is over, with the code and sentence.</summary>
    public Func<TableExport, (string Code, string Message)?> FailsWith { get; set; } = _ => null;

    public IReadOnlyList<TableExport> Exports => [.. _exports.Select(At)];

    public IReadOnlyList<ExportRequest> Requests => [.. _exports.Select(held => held.Request)];

    /// <summary>A table, anew if there was one of this name.</summary>
    public void AddTable(string name, string id, DateTimeOffset? recoverableSince = null) => _tables[TableName.Parse(name)] = (id, recoverableSince);

    public void DropTable(string name) => _tables.Remove(TableName.Parse(name));

    /// <summary>Switches recovery on as of a time, or off.</summary>
    public void Recover(string name, DateTimeOffset? since) => _tables[TableName.Parse(name)] = _tables[TableName.Parse(name)] with { RecoverableSince = since };

    /// <summary>An export that somebody else made.</summary>
    public void AddForeign(string table, string bucket, string prefix)
    {
        var request = new ExportRequest(new TableArn(scope, TableName.Parse(table)), null, time.GetUtcNow(), bucket, scope.Account, prefix, null, $"foreign-{_exports.Count}");
        Add(request, "foreign");
    }

    /// <summary>An export of which DynamoDB tells no more.</summary>
    public void Forget(string exportId) => _exports.RemoveAll(held => held.Export.Arn.Id == exportId);

    public async Task<ExportPage> ListAsync(TableName? table, string? after, CancellationToken cancellation)
    {
        await CallAsync(Operation.ListExports, table?.Value ?? "", cancellation);
        var all = Exports.Where(export => (table is null || export.Arn.Table.Table == table) && export.StartedAt + ListingPause <= time.GetUtcNow())
            .OrderByDescending(export => $"{export.Arn.Table.Table}/{export.Arn.Id}", StringComparer.Ordinal).ToList();
        var start = after is null ? 0 : int.Parse(after, CultureInfo.InvariantCulture);
        var page = all.Skip(start).Take(PageSize).Select(export => new ExportSummary(export.Arn, export.Status, export.Kind));
        return new ExportPage([.. page], start < all.Count - PageSize ? $"{start + PageSize}" : null);
    }

    public async Task<TableExport?> FindAsync(ExportArn export, CancellationToken cancellation)
    {
        await CallAsync(Operation.DescribeExport, export.Id, cancellation);
        return Exports.SingleOrDefault(held => held.Arn == export);
    }

    public async Task<ExportArn?> BeginAsync(ExportRequest request, CancellationToken cancellation)
    {
        await CallAsync(Operation.BeginExport, request.Table.Table.Value, cancellation);
        if (!_tables.TryGetValue(request.Table.Table, out var table)) return null;
        var same = _exports.FindIndex(held => held.Request.Token == request.Token);
        var export = same >= 0 ? _exports[same].Export : Add(request, table.Id);
        if (LostAnswers-- > 0) throw new ServiceFailureException(FailureKind.Transient, "Timeout", "the answer was lost");
        return export.Arn;
    }

    public async Task<RecoveryState?> FindRecoveryAsync(TableName table, CancellationToken cancellation)
    {
        await CallAsync(Operation.FindRecovery, table.Value, cancellation);
        if (!_tables.TryGetValue(table, out var found)) return null;
        if (found.RecoverableSince is not { } since) return new RecoveryState(false, null, null);
        var latest = time.GetUtcNow() - Lag;
        return new RecoveryState(true, since, latest > since ? latest : since);
    }

    public async Task<bool> EnableRecoveryAsync(TableName table, CancellationToken cancellation)
    {
        await CallAsync(Operation.EnableRecovery, table.Value, cancellation);
        if (!_tables.ContainsKey(table)) return false;
        Recover(table.Value, time.GetUtcNow());
        return true;
    }

    public async Task<TableDescription?> DescribeAsync(TableName table, CancellationToken cancellation)
    {
        await CallAsync(Operation.DescribeTable, table.Value, cancellation);
        return _tables.TryGetValue(table, out var found)
            ? new TableDescription([new KeyPart("id", IsPartition: true)], found.Id) { AttributeTypes = new Dictionary<string, string> { ["id"] = "S" } }
            : null;
    }

    private TableExport Add(ExportRequest request, string tableId)
    {
        var now = time.GetUtcNow();
        var id = string.Create(CultureInfo.InvariantCulture, $"{now.ToUnixTimeMilliseconds():00000000000000}-{_exports.Count:x8}");
        var export = new TableExport(new ExportArn(request.Table, id), tableId, ExportStatus.InProgress, request.From, request.To)
        {
            Bucket = request.Bucket,
            Prefix = request.Prefix,
            StartedAt = now,
        };
        _exports.Add((request, export, now + Takes));
        return export;
    }

    private TableExport At((ExportRequest Request, TableExport Export, DateTimeOffset EndsAt) held)
    {
        if (time.GetUtcNow() < held.EndsAt) return held.Export;
        if (FailsWith(held.Export) is { } failure)
            return held.Export with { Status = ExportStatus.Failed, FailureCode = failure.Code, FailureMessage = failure.Message, EndedAt = held.EndsAt };
        return held.Export with { Status = ExportStatus.Completed, Items = 7, BilledBytes = 4096, EndedAt = held.EndsAt };
    }

    private async Task CallAsync(Operation operation, string subject, CancellationToken cancellation)
    {
        await wire.CallAsync(Operation.AssumeRole, scope.ToString(), cancellation);
        await wire.CallAsync(operation, subject, cancellation);
    }
}

/// <summary>The exports of every account and Region.</summary>
internal sealed class FakeExportStores(FakeWire wire, TimeProvider time) : ITableExportStores
{
    private readonly Dictionary<TableScope, FakeExports> _opened = [];

    public FakeExports this[TableScope scope]
    {
        get
        {
            if (!_opened.TryGetValue(scope, out var exports)) _opened.Add(scope, exports = new FakeExports(scope, wire, time));
            return exports;
        }
    }

    public ITableExports Open(TableScope scope) => this[scope];
}
