using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.Vault.Listing;

/// <summary>What the records say of a table's copies; filled from several threads.</summary>
internal sealed class CopyCounts
{
    private readonly Dictionary<string, CatalogueRecord?> _records = new(StringComparer.Ordinal);
    private readonly Lock _turn = new();
    private TableCopy? _full;

    /// <summary>Items of the newest full copy; null where no record tells.</summary>
    public long? Items => _full is null ? null : _records[_full.ExportId]?.Items;

    /// <summary>Items of the windows.</summary>
    public long Changes => _records.Values.Where(record => record is { Copy.IsFull: false }).Sum(record => record!.Items ?? 0);

    /// <summary>What DynamoDB billed, over all copies that were read.</summary>
    public long BilledBytes => _records.Values.Sum(record => record?.BilledBytes ?? 0);

    /// <summary>Records that are missing or unreadable.</summary>
    public int Unreadable => _records.Values.Count(record => record is null);

    public void Add(TableCopy copy, CatalogueRecord? record)
    {
        lock (_turn)
        {
            _records[copy.ExportId] = record;
            if (copy.IsFull && (_full is null || copy.To > _full.To)) _full = copy;
        }
    }

    /// <summary>The record of a copy; null where it was not read, or not readable.</summary>
    public CatalogueRecord? Of(TableCopy copy) => _records.GetValueOrDefault(copy.ExportId);
}

/// <summary>What <c>vault list</c> came to.</summary>
/// <param name="Review">How it was judged.</param>
/// <param name="Tables">All incarnations, the worst first.</param>
/// <param name="Counts">What their records say.</param>
/// <param name="Walked">The folders.</param>
internal sealed record VaultListResult(
    VaultReview Review, IReadOnlyList<TableStanding> Tables, IReadOnlyDictionary<VaultPrefix, CopyCounts> Counts, WalkedVault Walked)
{
    public int ExitCode => Walked.Failures.Count > 0 || Tables.Any(table => table.IsWrong) ? Cli.ExitCode.Failed : Cli.ExitCode.Done;

    /// <summary>Those to tell of: earlier incarnations only when asked for.</summary>
    public IEnumerable<TableStanding> Shown(bool all) => Tables.Where(table => all || table.State != StandingState.Former);

    public int Count(StandingState state) => Tables.Count(table => table.State == state);
}
