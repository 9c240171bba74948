using System.Runtime.CompilerServices;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Functions.Tests.Fakes;

/// <summary>The tags of every account's tables, two tables to a page; it tells all tagged tables, whatever was asked for.</summary>
internal sealed class FakeTags(FakeWire wire) : ITableTags
{
    private const int PageSize = 2;
    private readonly List<(TableScope Scope, TaggedTable Table)> _tables = [];

    public void Tag(TableScope scope, string table, string key, string value = "") =>
        _tables.Add((scope, new TaggedTable(TableName.Parse(table), [new TableTag("owner", "someone"), new TableTag(key, value)])));

    public void Untag(string table) => _tables.RemoveAll(tagged => tagged.Table.Table.Value == table);

    public async IAsyncEnumerable<IReadOnlyList<TaggedTable>> ListAsync(
        TableScope scope, IReadOnlyList<TagRule> rules, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await wire.CallAsync(Operation.AssumeRole, scope.ToString(), cancellation);
        foreach (var page in _tables.Where(tagged => tagged.Scope == scope).Select(tagged => tagged.Table).Chunk(PageSize).DefaultIfEmpty([]))
        {
            await wire.CallAsync(Operation.GetResources, string.Join(',', rules), cancellation);
            yield return page;
        }
    }
}
