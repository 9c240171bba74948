namespace BackupScheduler.Core.Tables;

/// <summary>
/// The tags of an account's tables in a Region, read in bulk through the account's member role. Fails with
/// <see cref="Failures.ServiceFailureException"/>.
/// </summary>
public interface ITableTags
{
    /// <summary>
    /// Pages of the tables that carry a tag one of these rules may mean, with all their tags. More than those may be told, a
    /// table more than once, and one that is gone already: what a rule means is for <see cref="TableSelection"/> to say.
    /// </summary>
    /// <param name="scope">The account and Region.</param>
    /// <param name="rules">What to look for, at least one.</param>
    /// <param name="cancellation">Ends the listing.</param>
    IAsyncEnumerable<IReadOnlyList<TaggedTable>> ListAsync(
        TableScope scope, IReadOnlyList<TagRule> rules, CancellationToken cancellation);
}

/// <summary>A table and its tags, as the service told them; it learns of a changed tag after a while only.</summary>
/// <param name="Table">The table.</param>
/// <param name="Tags">All its tags.</param>
public sealed record TaggedTable(TableName Table, IReadOnlyList<TableTag> Tags);

/// <summary>A tag.</summary>
/// <param name="Key">The key; case counts.</param>
/// <param name="Value">The value; may be empty.</param>
public readonly record struct TableTag(string Key, string Value);
