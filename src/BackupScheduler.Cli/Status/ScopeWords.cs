using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Status;

/// <summary>An account and Region in one word, for programs.</summary>
internal static class ScopeWords
{
    /// <summary><c>unreadable</c>, <c>regionUnavailable</c>, <c>missing</c>, <c>late</c>, <c>copiesWrong</c> or <c>ok</c>: the worst that holds.</summary>
    public static string StateOf(ScopeStatus scope) => scope switch
    {
        { Failure.IsRegionUnavailable: true } => "regionUnavailable",
        { Failure: not null } => "unreadable",
        _ when scope.Count(TableHealth.Missing) > 0 => "missing",
        _ when scope.Count(TableHealth.Late) > 0 => "late",
        _ when scope.Tables.Any(table => table.Copy is { IsWrong: true }) => "copiesWrong",
        _ => "ok",
    };

    /// <summary>The oldest of the selected tables' newest restorable times; null where none has any.</summary>
    public static TimeSpan? OldestCopy(ScopeStatus scope) => scope.Tables.Where(table => table.IsSelected).Max(table => table.Copy?.Age);
}
