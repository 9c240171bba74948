namespace BackupScheduler.Core.Tables;

/// <summary>Which tables are backed up: one that any include pattern names, unless an exclude pattern names it.</summary>
/// <param name="Include">Patterns of tables to back up; empty selects nothing.</param>
/// <param name="Exclude">Patterns of tables to leave out; stronger than <paramref name="Include"/>.</param>
public sealed record TableSelection(IReadOnlyList<TablePattern> Include, IReadOnlyList<TablePattern> Exclude)
{
    /// <summary>Every table.</summary>
    public static TableSelection Everything { get; } = new([TablePattern.Parse("*")], []);

    /// <summary>Whether this table is backed up.</summary>
    public bool Selects(TableScope scope, TableName table) =>
        Names(Include, scope, table)
        && !Names(Exclude, scope, table)
        && (Narrowed is null || Names(Narrowed, scope, table));

    /// <summary>The selection of an ad-hoc run: the tables selected here that one of these patterns names too.</summary>
    /// <param name="patterns">The operator's patterns; null leaves the selection as it is.</param>
    public TableSelection NarrowedTo(IReadOnlyList<TablePattern>? patterns) =>
        patterns is null ? this : this with { Narrowed = patterns };

    private IReadOnlyList<TablePattern>? Narrowed { get; init; }

    private static bool Names(IReadOnlyList<TablePattern> patterns, TableScope scope, TableName table) =>
        patterns.Any(pattern => pattern.Matches(scope, table));
}
