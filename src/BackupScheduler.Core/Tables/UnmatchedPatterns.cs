namespace BackupScheduler.Core.Tables;

/// <summary>
/// Finds out which literal patterns (<see cref="TablePattern.IsLiteral"/>) name no table, from tables that are told one
/// scope, or one page, at a time. A pattern with <c>*</c> may rightly find nothing and is never among them.
/// </summary>
public sealed class UnmatchedPatterns
{
    // By the table's name, so that a million tables cost a million look-ups, however many patterns there are.
    private readonly Dictionary<string, List<TablePattern>> _byName = new(StringComparer.Ordinal);

    /// <summary>Nothing is told yet: every literal pattern is unmatched.</summary>
    /// <param name="patterns">Patterns of any kind.</param>
    public UnmatchedPatterns(IEnumerable<TablePattern> patterns)
    {
        foreach (var group in patterns.Where(pattern => pattern.IsLiteral).Distinct().GroupBy(pattern => pattern.TablePart))
            _byName.Add(group.Key, [.. group]);
    }

    /// <summary>The literal patterns that name none of the tables told so far, in ordinal order.</summary>
    public IReadOnlyList<TablePattern> Left =>
        [.. _byName.Values.SelectMany(patterns => patterns).OrderBy(pattern => pattern.Text, StringComparer.Ordinal)];

    /// <summary>Tells tables of one account and Region; they may be told in parts, and more than once.</summary>
    /// <param name="scope">The account and Region.</param>
    /// <param name="tables">All or some of its tables, selected or not.</param>
    public void Tell(TableScope scope, IEnumerable<TableName> tables)
    {
        if (_byName.Count == 0) return;
        foreach (var table in tables)
        {
            if (!_byName.TryGetValue(table.Value, out var patterns)) continue;
            patterns.RemoveAll(pattern => pattern.Matches(scope, table));
            if (patterns.Count == 0) _byName.Remove(table.Value);
        }
    }

    /// <summary>The literal full addresses of this account and Region that are left: once all its tables are told, they name nothing.</summary>
    public IReadOnlyList<TablePattern> LeftIn(TableScope scope) => [.. Left.Where(pattern => pattern.LiteralScope == scope)];
}
