using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Items;
using BackupScheduler.Core.Replay;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Tests.Restores;

/// <summary>One account's tables in memory, with every call written down; any of them may fail.</summary>
internal sealed class TargetInMemory : IRestoreTarget, IItemSink
{
    public List<string> Calls { get; } = [];

    public SortedDictionary<string, Item> Items { get; } = new(StringComparer.Ordinal);

    public TargetTable? Table { get; set; }

    public TableDescription? Description { get; set; }

    /// <summary>Is asked before each call; throws for one that fails.</summary>
    public Action<string> Before { get; set; } = _ => { };

    public string[] Imports { get; set; } = ["IN_PROGRESS", "COMPLETED"];

    public long Imported { get; set; } = 2;

    private int _looks;

    public Task<TargetTable?> FindAsync(TableName table, CancellationToken cancellation) => CallAsync(nameof(FindAsync), () => Table);

    public Task<TableDescription?> DescribeAsync(TableName table, CancellationToken cancellation) => CallAsync(nameof(DescribeAsync), () => Description);

    public Task<BackupContent?> FindBackupAsync(string arn, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<bool> CreateAsync(TableName table, TableDescription shape, IReadOnlyDictionary<string, string> tags, CancellationToken cancellation) =>
        CallAsync(nameof(CreateAsync), () => Make(shape, tags, null));

    public Task<bool> BeginRestoreAsync(string backupArn, TableName table, bool resetsEncryption, CancellationToken cancellation) =>
        CallAsync(nameof(BeginRestoreAsync), () => Make(Plans.Shape, new Dictionary<string, string>(), backupArn));

    public Task<TableImport?> BeginImportAsync(ImportOrder order, CancellationToken cancellation) => CallAsync(nameof(BeginImportAsync), () =>
    {
        Make(order.Shape, new Dictionary<string, string>(), null);
        return (TableImport?)Import(order.Token);
    });

    public Task<TableImport?> FindImportAsync(string arn, CancellationToken cancellation) => CallAsync(nameof(FindImportAsync), () => (TableImport?)Import("t"));

    public Task<TableImport?> FindImportOfAsync(TableName table, CancellationToken cancellation) => CallAsync(nameof(FindImportOfAsync), () => (TableImport?)Import("t"));

    public Task SetAsync(TableName table, TableSetting setting, CancellationToken cancellation) => CallAsync($"{nameof(SetAsync)} {Show(setting)}", () =>
    {
        if (setting is TableSetting.Tags tags) Table = Table! with { Tags = Table.Tags.Concat(tags.Values).GroupBy(tag => tag.Key).ToDictionary(tag => tag.Key, tag => tag.Last().Value) };
        return true;
    });

    public Task UntagAsync(TableName table, IReadOnlyList<string> keys, CancellationToken cancellation) => CallAsync(nameof(UntagAsync), () =>
    {
        Table = Table! with { Tags = Table.Tags.Where(tag => !keys.Contains(tag.Key)).ToDictionary() };
        return true;
    });

    public IItemSink SinkOf(TableName table) => this;

    public Task<long> CountAsync(TableName table, IProgress<long>? progress, CancellationToken cancellation) => CallAsync(nameof(CountAsync), () => (long)Items.Count);

    public Task<IReadOnlyList<Item>> TakeAsync(TableName table, int most, CancellationToken cancellation) =>
        CallAsync(nameof(TakeAsync), () => (IReadOnlyList<Item>)[.. Items.Values.Take(most)]);

    public Task<Item?> GetAsync(TableName table, Item key, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<ItemWrite>> WriteAsync(IReadOnlyList<ItemWrite> batch, CancellationToken cancellation) => CallAsync("Write", () =>
    {
        foreach (var write in batch)
        {
            if (write.Content is { } item) Items[write.Key.Canonical] = item;
            else Items.Remove(write.Key.Canonical);
        }

        return (IReadOnlyList<ItemWrite>)[];
    });

    public static Exception Passing() => new ServiceFailureException(FailureKind.Throttled, "ThrottlingException", "slower");

    public static Exception Denied() => new ServiceFailureException(FailureKind.AccessDenied, "AccessDeniedException", "no");

    private TableImport Import(string token) => new("arn:import", Imports[Math.Min(_looks++, Imports.Length - 1)], token) { TableId = "made", Imported = Imported, Processed = 2 };

    private bool Make(TableDescription shape, IReadOnlyDictionary<string, string> tags, string? restoredFrom)
    {
        if (Table is not null) return false;
        Table = new TargetTable("ACTIVE", shape.Keys, tags) { AttributeTypes = shape.AttributeTypes, RestoredFrom = restoredFrom, TableId = "made" };
        Description ??= shape;
        return true;
    }

    private Task<T> CallAsync<T>(string name, Func<T> call)
    {
        Calls.Add(name);
        Before(name);
        return Task.FromResult(call());
    }

    private static string Show(TableSetting setting) =>
        setting is TableSetting.Tags tags && tags.Values.TryGetValue(RestoreTags.Stage, out var stage) ? $"stage {stage}" : setting.ToString() ?? "";
}
