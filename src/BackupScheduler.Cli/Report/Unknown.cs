using BackupScheduler.Cli.Html;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Report;

/// <summary>Something that the look did not see: it is neither good nor bad, and must not pass for either.</summary>
/// <param name="What">What is not known.</param>
/// <param name="Where">Of which accounts and Regions; empty for the whole organization.</param>
/// <param name="Why">The reason.</param>
internal sealed record Unknown(string What, IReadOnlyList<string> Where, string Why)
{
    private const string NobodyAsked = "nobody looked";

    /// <summary>Everything that is not known, what has one reason together.</summary>
    public static IReadOnlyList<Unknown> Of(OrganizationStatus status)
    {
        var accounts = ReportText.BackedUp(status).ToList();
        IEnumerable<(string What, string Where, string Why)> single =
        [
            .. accounts.SelectMany(account => account.Scopes).SelectMany(OfScope),
            .. accounts.SelectMany(OfAccount),
            .. accounts.SelectMany(account => OfCopies(account, status)),
        ];
        return
        [
            .. OfOrganization(status),
            .. single.GroupBy(one => (one.What, one.Why)).Select(group => new Unknown(group.Key.What, [.. group.Select(one => one.Where)], group.Key.Why)),
        ];
    }

    private static IEnumerable<Unknown> OfOrganization(OrganizationStatus status)
    {
        if (status.LettersFailure is { } letters) yield return new Unknown("the dead letters", [], ReportText.Reason(letters));
        else if (status.Letters is null) yield return new Unknown("the dead letters", [], NobodyAsked);
        if (status.VaultFailure is { } vault) yield return new Unknown("the copies in the vault", [], ReportText.Reason(vault));
    }

    private static IEnumerable<(string What, string Where, string Why)> OfScope(ScopeStatus scope)
    {
        if (ReportText.IsUnread(scope)) yield return ("the tables", scope.Scope.ToString(), ReportText.Reason(scope.Failure!));
        if (scope.TagsFailure is { } tags)
            yield return ("the tags of the tables; those that tags leave out count as selected", scope.Scope.ToString(), ReportText.Reason(tags));
    }

    private static IEnumerable<(string What, string Where, string Why)> OfAccount(AccountStatus account)
    {
        var id = account.Account.Id.Value;
        if (account.Deny?.Failure is { } deny) yield return ("which users and roles may delete backups", id, ReportText.Reason(deny));
        else if (account.Deny is null) yield return ("which users and roles may delete backups", id, NobodyAsked);
        if (account.Cost is null) yield return ("the cost", id, "nothing could be read to estimate it by");
        foreach (var region in account.OtherRegions.Where(region => region.Failure is { IsRegionUnavailable: false }))
            yield return ("whether there are tables outside REGIONS", $"{id}/{region.Region}", ReportText.Reason(region.Failure!));
    }

    // Where the vault as a whole could not be read, that is told once.
    private static IEnumerable<(string What, string Where, string Why)> OfCopies(AccountStatus account, OrganizationStatus status)
    {
        var isAsked = status.Rules.CopyRpo is not null && status.VaultFailure is null;
        var tables = isAsked ? account.Tables.Count(table => table.IsSelected && table.Copy is null) : 0;
        if (tables > 0) yield return ("the copies of tables", $"{account.Account.Id}, {Figures.Count(tables, "table")}", "nothing could be read of them in the vault, or nobody looked");
    }
}
