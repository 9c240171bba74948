using BackupScheduler.Core;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Run;

/// <summary>The tables of one account and Region.</summary>
/// <param name="Scope">The account and Region.</param>
/// <param name="Tables">All of them.</param>
/// <param name="Selection">Which of them the run backs up, judged by their tags too.</param>
internal sealed record ScopeTables(TableScope Scope, IReadOnlyList<TableName> Tables, TableSelection Selection);

/// <summary>
/// Finds the patterns without <c>*</c> that name no table, or none that is selected: whoever wrote them meant a table that is
/// now not backed up.
/// </summary>
internal static class TablesAskedFor
{
    /// <summary>One line for each such pattern, once the tables of every account and Region are known.</summary>
    /// <param name="setup">What was asked for.</param>
    /// <param name="scopes">All tables of the run's accounts and Regions.</param>
    public static IReadOnlyList<string> Check(RunSetup setup, IReadOnlyList<ScopeTables> scopes)
    {
        var asked = setup.Options.Tables ?? [];
        var nowhere = Left(asked, scopes, _ => true);
        var notSelected = Left(asked, scopes, verdict => verdict.IsSelected).Except(nowhere);
        // Part of the organization cannot tell what the configuration names in the rest.
        var configured = setup.Options.IsPartOfOrganization ? [] : Left(setup.Settings.Tables.Include, scopes, _ => true);
        return
        [
            .. nowhere.Select(pattern => Line("--tables", pattern, "a table that exists in the accounts and Regions of this run")),
            .. notSelected.Select(pattern => Line("--tables", pattern, $"a table that the configuration selects ({WhyNot(pattern, scopes)})")),
            .. configured.Select(pattern => Line("TABLES_INCLUDE", pattern, "a table that exists in the selected accounts and Regions")),
        ];
    }

    private static IReadOnlyList<TablePattern> Left(
        IReadOnlyList<TablePattern> patterns, IReadOnlyList<ScopeTables> scopes, Func<SelectionVerdict, bool> counts)
    {
        var unmatched = new UnmatchedPatterns(patterns);
        foreach (var (scope, tables, selection) in scopes) unmatched.Tell(scope, tables.Where(table => counts(selection.Decide(scope, table))));
        return unmatched.Left;
    }

    private static string WhyNot(TablePattern pattern, IReadOnlyList<ScopeTables> scopes) => string.Join(
        ", ",
        scopes
            .SelectMany(scope => scope.Tables.Where(table => pattern.Matches(scope.Scope, table)).Select(table => scope.Selection.Decide(scope.Scope, table).Why))
            .Distinct());

    private static string Line(string name, TablePattern pattern, string accepted) => Given.Line(name, Given.Show(pattern.Text), accepted);
}
