using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.WebConsole.Lists;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.WebConsole.Pages;

/// <summary>Users and roles that are not denied the deletion of backups.</summary>
internal static class PrincipalsPage
{
    private static readonly SortedList<Row> s_principals = new("principals", "Users and roles that are not covered",
    [
        new("principal", new HtmlColumn<Row>("User or role", (html, row) => html.Leaf("code", InertText.Line(row.Principal.Arn, 300))) { IsHead = true, Class = _ => "wide" }, ListColumn<Row>.By(row => row.Principal.Arn)),
        new("account", new HtmlColumn<Row>("Account", (html, row) => Shown.Account(html, row.Account)), ListColumn<Row>.By(row => row.Account.Name)),
        new("kind", new HtmlColumn<Row>("Kind", (html, row) => Shown.Mark(html, row.Principal.IsProtected ? ("is-unknown", "– AWS's own") : ("is-bad", "! not covered"))), (one, other) => one.Principal.IsProtected.CompareTo(other.Principal.IsProtected)),
        ListColumn<Row>.OfText("why", "Why", row => row.Principal.Reason),
        ListColumn<Row>.OfText("remedy", "What to do", row => row.Principal.Remedy),
    ])
    {
        PageSize = 500,
        RowKey = row => InertText.Line(row.Principal.Arn),
        Nothing = "Every user and role that was looked at is covered or exempt.",
    };

    private static readonly FilterForm s_filter = new("a user, role or account", [("wrong", "not covered"), ("protected", "AWS's own")]);

    private sealed record Row(OrganizationAccount Account, UncoveredPrincipal Principal);

    public static ConsolePage Of(OrganizationStatus status, ListQuery query)
    {
        var rows = (
            from account in status.Accounts
            from principal in account.Deny?.Uncovered ?? []
            orderby principal.IsProtected
            select new Row(account.Account, principal)).ToList();
        var wrong = rows.Count(row => !row.Principal.IsProtected);
        var unread = status.Accounts.Where(account => account.Deny is null or { Failure: not null }).ToList();
        return new ConsolePage("Principals not covered", html =>
        {
            WriteUnread(html, unread);
            WriteList(html, query, rows);
        })
        {
            Section = "/principals",
            Tone = wrong > 0 || unread.Count > 0 ? "is-bad" : "is-good",
            About = $"{Figures.Count(wrong, "user or role", "users and roles")} could delete backups. AWS lets nobody modify its own roles: they are told, and are no fault.",
        };
    }

    private static void WriteUnread(HtmlWriter html, List<AccountStatus> unread)
    {
        foreach (var account in unread.Take(20))
            html.Leaf("p", $"{InertText.Line(account.Account.Name, 80)} ({account.Account.Id}): {(account.Deny?.Failure is { } failure ? $"the users and roles could not be read: {InertText.Line(failure.Code, 80)}: {InertText.Line(failure.Message)}" : "the users and roles were not looked at")}", ("class", "notice is-bad"));
        if (unread.Count > 20) html.Leaf("p", $"And {Figures.Count(unread.Count - 20, "account")} more.", ("class", "notice is-bad"));
    }

    private static void WriteList(HtmlWriter html, ListQuery query, List<Row> rows)
    {
        using var section = html.Open("section", ("aria-labelledby", "principals-heading"));
        html.Leaf("h2", "Users and roles", ("id", "principals-heading"));
        var shown = rows.Where(row => query.Finds(row.Principal.Arn, row.Account.Name, row.Account.Id.Value)
            && query.State switch { "wrong" => !row.Principal.IsProtected, "protected" => row.Principal.IsProtected, _ => true }).ToList();
        s_filter.Write(html, query, shown.Count, rows.Count);
        s_principals.Write(html, query, shown);
    }
}
