using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Run.InProcess;

/// <summary>The stores and tags, with a record of what passes through them: what a run has done can be told by name at any moment.</summary>
internal sealed class RecordingStores(IBackupStores stores, ITableTags tags, RunId run, TableSelection selection, BackupNaming naming)
    : IBackupStores, ITableTags
{
    private readonly ConcurrentDictionary<TableScope, ScopeRecord> _records = new();

    public IBackupStore Open(TableScope scope) => new RecordingStore(stores.Open(scope), RecordOf(scope));

    public ScopeRecord RecordOf(TableScope scope) => _records.GetOrAdd(scope, at => new ScopeRecord(at, run, selection, naming));

    public async IAsyncEnumerable<IReadOnlyList<TaggedTable>> ListAsync(
        TableScope scope, IReadOnlyList<TagRule> rules, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var tagged = new List<TaggedTable>();
        await foreach (var page in tags.ListAsync(scope, rules, cancellation))
        {
            tagged.AddRange(page);
            yield return page;
        }

        RecordOf(scope).Tagged(tagged);
    }

    private sealed class RecordingStore(IBackupStore store, ScopeRecord record) : IBackupStore
    {
        public async IAsyncEnumerable<IReadOnlyList<TableName>> ListTablesAsync(
            TableName? after, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await foreach (var page in store.ListTablesAsync(after, cancellation))
            {
                record.Listed(page);
                yield return page;
            }

            record.ListingEnded();
        }

        public async IAsyncEnumerable<IReadOnlyList<Backup>> ListBackupsAsync(
            BackupQuery query, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await foreach (var page in store.ListBackupsAsync(query, cancellation))
            {
                record.Seen(page);
                yield return page;
            }
        }

        public async Task<CreateOutcome> CreateAsync(TableName table, string name, CancellationToken cancellation)
        {
            var outcome = await store.CreateAsync(table, name, cancellation);
            record.Created(table, outcome);
            return outcome;
        }

        public Task<DeleteOutcome> DeleteAsync(string arn, CancellationToken cancellation) => store.DeleteAsync(arn, cancellation);
    }
}
