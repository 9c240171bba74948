using BackupScheduler.Cli.Html;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Report.Sections;

/// <summary>What the table of accounts says of one. Where nothing could be read there is a question mark, never a zero.</summary>
internal static class AccountCells
{
    private const string NotKnown = "?";

    public static void State(HtmlWriter html, AccountStatus account)
    {
        var (text, tone) = StateOf(account);
        ReportText.Mark(html, text, tone);
    }

    public static void Regions(HtmlWriter html, AccountStatus account)
    {
        if (account.LeftOut is { } reason) html.Leaf("span", InertText.Line(reason), ("class", "soft"));
        foreach (var (number, scope) in account.Scopes.Index())
        {
            if (number > 0) html.Empty("br");
            html.Leaf("span", scope.Scope.Region.Value, ("class", "nowrap")).Text(" ").Leaf("span", OfRegion(scope), ("class", "soft"));
        }
    }

    public static string Oldest(AccountStatus account) =>
        account.Scopes.Max(scope => scope.WorstAge) is { } age ? Figures.Age(age) : IsAnyUnread(account) ? NotKnown : "none";

    public static string Retained(AccountStatus account) => Sum(account, table => table.Retained, Figures.Number);

    public static string Storage(AccountStatus account) => Sum(account, table => table.Bytes, bytes => Figures.Bytes(bytes));

    public static string Copies(AccountStatus account)
    {
        var tables = account.Tables.Where(table => table.IsSelected).ToList();
        var known = tables.Where(table => table.Copy is not null).ToList();
        if (known.Count == 0) return tables.Count > 0 || IsAnyUnread(account) ? NotKnown : "none";
        return $"{Figures.Number(known.Count(table => !table.Copy!.IsWrong))} of {Figures.Number(tables.Count)}";
    }

    public static string NotDenied(AccountStatus account) => account switch
    {
        { LeftOut: not null, Deny: null } => "",
        { Deny: null or { Failure: not null } } => NotKnown,
        { Deny.IsLeftToScp: true } => "by policy",
        { Deny: var deny } => Figures.Number(deny.Uncovered.Count(principal => !principal.IsProtected)),
    };

    public static string Cost(AccountStatus account) =>
        account.Cost is { } cost ? Figures.Dollars(cost.Ours) : account.LeftOut is null ? NotKnown : "";

    private static (string Text, string Tone) StateOf(AccountStatus account)
    {
        if (account.LeftOut is not null) return ("– left out", "is-unknown");
        if (account.Tables.Any(table => table.Health is TableHealth.Missing)) return ("✕ missing", "is-bad");
        if (account.Tables.Any(table => table.Health is TableHealth.Late)) return ("! late", "is-bad");
        if (IsAnyUnread(account)) return ("? not known", "is-unknown");
        if (account.Tables.Any(table => table is { IsSelected: true, Copy.IsWrong: true })) return ("! copies", "is-bad");
        if (account.Tables.Any(table => table.Health is TableHealth.Waiting)) return ("… waiting", "is-unknown");
        return account.Tables.Any(table => table.IsSelected) ? ("✓ protected", "is-good") : ("– no tables", "is-unknown");
    }

    private static string OfRegion(ScopeStatus scope)
    {
        if (scope.Failure is { } failure) return failure.IsRegionUnavailable ? "not enabled for this account" : "could not be read";
        if (scope.Selected == 0) return "no tables to be backed up";
        string[] parts =
        [
            $"{Figures.Number(scope.Count(TableHealth.Protected))} of {Figures.Number(scope.Selected)}",
            Named(scope, TableHealth.Missing, "missing"), Named(scope, TableHealth.Late, "late"), Named(scope, TableHealth.Waiting, "waiting"),
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0)) + (scope.TagsFailure is null ? "" : " (tags not read)");
    }

    private static string Named(ScopeStatus scope, TableHealth health, string word) =>
        scope.Count(health) is var count and > 0 ? $"{Figures.Number(count)} {word}" : "";

    private static string Sum(AccountStatus account, Func<TableStatus, long> amount, Func<long, string> show)
    {
        if (account.LeftOut is not null && account.Scopes.Count == 0) return "";
        if (account.Scopes.Count > 0 && account.Scopes.All(ReportText.IsUnread)) return NotKnown;
        return show(account.Tables.Sum(amount)) + (IsAnyUnread(account) ? " + ?" : "");
    }

    private static bool IsAnyUnread(AccountStatus account) => account.Scopes.Any(ReportText.IsUnread);
}
