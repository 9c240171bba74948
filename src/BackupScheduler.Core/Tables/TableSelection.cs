using System.Collections.Frozen;

namespace BackupScheduler.Core.Tables;

/// <summary>Which tables are backed up: one that any include pattern names, unless an exclude pattern or a tag excludes it.</summary>
/// <param name="Include">Patterns of tables to back up; empty selects nothing.</param>
/// <param name="Exclude">Patterns of tables to leave out; stronger than <paramref name="Include"/>.</param>
public sealed record TableSelection(IReadOnlyList<TablePattern> Include, IReadOnlyList<TablePattern> Exclude)
{
    private FrozenDictionary<TableName, TagRule> _excludedByTag = FrozenDictionary<TableName, TagRule>.Empty;

    /// <summary>Every table.</summary>
    public static TableSelection Everything { get; } = new([TablePattern.Parse("*")], []);

    /// <summary>
    /// Tags of tables to leave out; stronger than <see cref="Include"/>. They exclude nothing before the tags of a scope's
    /// tables are told by <see cref="WithTags"/>: when in doubt, a table is backed up.
    /// </summary>
    public IReadOnlyList<TagRule> ExcludeTags { get; init; } = [];

    private IReadOnlyList<TablePattern>? Narrowed { get; init; }

    /// <summary>Whether this table is backed up.</summary>
    public bool Selects(TableScope scope, TableName table) => Decide(scope, table).IsSelected;

    /// <summary>Whether this table is backed up, and why.</summary>
    public SelectionVerdict Decide(TableScope scope, TableName table)
    {
        if (Find(Include, scope, table) is not { } included) return new SelectionVerdict(SelectionReason.NotIncluded);
        if (Find(Exclude, scope, table) is { } excluded) return new SelectionVerdict(SelectionReason.ExcludedByPattern, excluded);
        if (_excludedByTag.TryGetValue(table, out var tag)) return new SelectionVerdict(SelectionReason.ExcludedByTag, tag);
        return Narrowed is null || Find(Narrowed, scope, table) is not null
            ? new SelectionVerdict(SelectionReason.Included, included)
            : new SelectionVerdict(SelectionReason.NotOfTheRun);
    }

    /// <summary>The selection of an ad-hoc run: the tables selected here that one of these patterns names too.</summary>
    /// <param name="patterns">The operator's patterns; null leaves the selection as it is.</param>
    public TableSelection NarrowedTo(IReadOnlyList<TablePattern>? patterns) =>
        patterns is null ? this : this with { Narrowed = patterns };

    /// <summary>The selection in one account and Region, whose tables' tags are known.</summary>
    /// <param name="tables">Tables and their tags, as <see cref="ITableTags"/> tells them; others carry no excluded tag.</param>
    public TableSelection WithTags(IEnumerable<TaggedTable> tables)
    {
        var excluded = new Dictionary<TableName, TagRule>();
        foreach (var table in tables)
            if (ExcludeTags.FirstOrDefault(rule => table.Tags.Any(rule.Matches)) is { } rule)
                excluded[table.Table] = rule;
        return this with { _excludedByTag = excluded.ToFrozenDictionary() };
    }

    // Asked for each table of each account: by index, so that nothing is allocated.
    private static TablePattern? Find(IReadOnlyList<TablePattern> patterns, TableScope scope, TableName table)
    {
        for (var i = 0; i < patterns.Count; i++)
            if (patterns[i].Matches(scope, table))
                return patterns[i];
        return null;
    }
}
