namespace BackupScheduler.Core.Status;

/// <summary>Puts the accounts of a look together: the worst first, and what is wrong with them.</summary>
public static class OrganizationReview
{
    /// <summary>One account: its Regions in order, and what they cost.</summary>
    public static AccountStatus Judge(AccountStatus account) => account with
    {
        Scopes = WorstFirst.Of(account.Scopes),
        OtherRegions = [.. account.OtherRegions.OrderByDescending(region => region.Tables).ThenBy(region => region.Region.Value, StringComparer.Ordinal)],
        Cost = account.Scopes.Aggregate((MonthlyCost?)null, (sum, scope) => scope.Cost is { } cost ? (sum ?? default) + cost : sum),
    };

    /// <summary>All of it.</summary>
    /// <param name="status">The time, the rules and the accounts, each judged; what else is known.</param>
    public static OrganizationStatus Judge(OrganizationStatus status)
    {
        var ordered = status with { Accounts = WorstFirst.Of(status.Accounts) };
        return ordered with { Problems = StatusProblems.Of(ordered) };
    }
}
