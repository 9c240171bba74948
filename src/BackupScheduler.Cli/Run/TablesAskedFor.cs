using BackupScheduler.Core;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Run;

/// <summary>
/// Finds the patterns without <c>*</c> that name no table, or none that is selected: whoever wrote them meant a table that is
/// now not backed up.
/// </summary>
internal static class TablesAskedFor
{
    /// <summary>One line for each such pattern, once the tables of every account and Region are known.</summary>
    /// <param name="setup">What was asked for.</param>
    /// <param name="tables">All tables of the run's accounts and Regions.</param>
    public static IReadOnlyList<string> Check(RunSetup setup, IReadOnlyList<(TableScope Scope, IReadOnlyList<TableName> Tables)> tables)
    {
        var asked = setup.Options.Tables ?? [];
        var existing = Left(asked, tables);
        var notSelected = Left(asked, [.. tables.Select(scope => (scope.Scope, Selected(setup, scope.Scope, scope.Tables)))]).Except(existing);
        // Part of the organization cannot tell what the configuration names in the rest.
        var configured = setup.Options.IsPartOfOrganization ? [] : Left(setup.Settings.Tables.Include, tables);
        return
        [
            .. existing.Select(pattern => Line("--tables", pattern, "a table that exists in the accounts and Regions of this run")),
            .. notSelected.Select(pattern => Line("--tables", pattern, "a table that the configuration selects: see TABLES_INCLUDE and TABLES_EXCLUDE")),
            .. configured.Select(pattern => Line("TABLES_INCLUDE", pattern, "a table that exists in the selected accounts and Regions")),
        ];
    }

    private static IReadOnlyList<TableName> Selected(RunSetup setup, TableScope scope, IReadOnlyList<TableName> tables) =>
        [.. tables.Where(table => setup.Settings.Tables.Selects(scope, table))];

    private static IReadOnlyList<TablePattern> Left(
        IReadOnlyList<TablePattern> patterns, IReadOnlyList<(TableScope Scope, IReadOnlyList<TableName> Tables)> tables)
    {
        var unmatched = new UnmatchedPatterns(patterns);
        foreach (var (scope, names) in tables) unmatched.Tell(scope, names);
        return unmatched.Left;
    }

    private static string Line(string name, TablePattern pattern, string accepted) => Given.Line(name, Given.Show(pattern.Text), accepted);
}
