namespace BackupScheduler.Core.Status;

/// <summary>The order of everything that the desk lists: what somebody must look at comes first; then by name, so that it is stable.</summary>
internal static class WorstFirst
{
    /// <summary>The worst verdict first; of one verdict wrong copies, then the oldest newest backup.</summary>
    public static readonly Comparer<TableStatus> Tables = Comparer<TableStatus>.Create(CompareTables);

    /// <summary>Unreadable ones first, then by how many tables are missing, late or wrongly copied.</summary>
    public static IReadOnlyList<ScopeStatus> Of(IEnumerable<ScopeStatus> scopes) =>
        [.. scopes.Select(scope => (Scope: scope, Weight: WeightOf(scope))).OrderByDescending(scope => scope.Weight)
            .ThenBy(scope => scope.Scope.Scope.ToString(), StringComparer.Ordinal).Select(scope => scope.Scope)];

    /// <summary>By their Regions; then by who may delete backups.</summary>
    public static IReadOnlyList<AccountStatus> Of(IEnumerable<AccountStatus> accounts) =>
        [.. accounts.Select(account => (Account: account, Weight: WeightOf(account))).OrderByDescending(account => account.Weight)
            .ThenBy(account => account.Account.Account.Id.Value, StringComparer.Ordinal).Select(account => account.Account)];

    private static int CompareTables(TableStatus x, TableStatus y)
    {
        var order = y.Health.CompareTo(x.Health);
        if (order == 0) order = (y.Copy?.State ?? default).CompareTo(x.Copy?.State ?? default);
        if (order == 0) order = (y.Age ?? TimeSpan.MaxValue).CompareTo(x.Age ?? TimeSpan.MaxValue);
        return order == 0 ? x.Table.Table.CompareTo(y.Table.Table) : order;
    }

    private static (bool, int, int, int) WeightOf(ScopeStatus scope) => (
        scope.Failure is { IsRegionUnavailable: false }, scope.Count(TableHealth.Missing), scope.Count(TableHealth.Late),
        scope.Tables.Count(table => table.Copy is { IsWrong: true }));

    private static (bool, int, int, int, bool, int, int) WeightOf(AccountStatus account)
    {
        var scopes = account.Scopes.Select(WeightOf).ToList();
        return (
            scopes.Exists(scope => scope.Item1), scopes.Sum(scope => scope.Item2), scopes.Sum(scope => scope.Item3), scopes.Sum(scope => scope.Item4),
            account.Deny?.Failure is not null, account.Deny?.Uncovered.Count(principal => !principal.IsProtected) ?? 0,
            account.OtherRegions.Sum(region => region.Tables));
    }
}
