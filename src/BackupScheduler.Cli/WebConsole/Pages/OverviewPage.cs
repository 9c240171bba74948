using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.WebConsole.Lists;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.WebConsole.Pages;

/// <summary>In one look: is every table protected, what is wrong, and how does each account stand.</summary>
internal static class OverviewPage
{
    private const int MostProblems = 20;

    private static readonly SortedList<AccountRow> s_accounts = new("accounts", "The accounts, the worst first",
    [
        new("account", new HtmlColumn<AccountRow>("Account", (html, row) => Shown.Account(html, row.Status.Account)) { IsHead = true, Class = _ => "wide" }, ListColumn<AccountRow>.By(row => row.Status.Account.Name)),
        new("state", new HtmlColumn<AccountRow>("State", (html, row) => Shown.Mark(html, AccountRow.Mark(row.State))), (one, other) => one.State.CompareTo(other.State)) { IsDownwards = true },
        ListColumn<AccountRow>.OfNumber("tables", "Tables to back up", row => row.Selected),
        ListColumn<AccountRow>.OfNumber("protected", "Protected", row => row.Protected),
        ListColumn<AccountRow>.OfNumber("late", "Late", row => row.Late),
        ListColumn<AccountRow>.OfNumber("missing", "Missing", row => row.Missing),
        new("age", new HtmlColumn<AccountRow>("Worst age", row => row.Selected == 0 ? "–" : Shown.Worst(row.Age)) { IsNumber = true, Meaning = "the oldest of its tables' newest backups" }, (one, other) => Nullable.Compare(one.Age, other.Age)) { IsDownwards = true },
        ListColumn<AccountRow>.OfNumber("backups", "Backups", row => row.Retained),
        ListColumn<AccountRow>.OfNumber("size", "Storage", row => row.Bytes, row => Figures.Bytes(row.Bytes)),
        new("cost", new HtmlColumn<AccountRow>("A month", row => row.Status.Cost is null ? "unknown" : Figures.Dollars(row.Cost)) { IsNumber = true, Meaning = "an estimate by list prices, without foreign backups" }, (one, other) => one.Cost.CompareTo(other.Cost)) { IsDownwards = true },
        new("uncovered", new HtmlColumn<AccountRow>("Not covered", row => row.Status.Deny is null or { Failure: not null } ? "unknown" : Figures.Number(row.Uncovered)) { IsNumber = true, Meaning = "users and roles that are not denied the deletion of backups" }, (one, other) => one.Uncovered.CompareTo(other.Uncovered)) { IsDownwards = true },
    ])
    {
        RowKey = row => row.Status.Account.Id.Value,
    };

    private static readonly FilterForm s_filter = new("an account",
    [
        ("wrong", "something is wrong"), ("unreadable", "not readable"), ("missing", "missing"), ("late", "late"),
        ("waiting", "waiting"), ("protected", "protected"), ("leftout", "left out"),
    ]);

    public static ConsolePage Of(OrganizationStatus status, ListQuery query)
    {
        var rows = status.Accounts.Select(AccountRow.Of).ToList();
        return new ConsolePage(Headline(status, rows), html =>
        {
            OverviewTiles.Write(html, status, rows);
            WriteProblems(html, status);
            using var section = html.Open("section", ("aria-labelledby", "accounts-heading"));
            html.Leaf("h2", "Accounts", ("id", "accounts-heading"));
            var shown = rows.Where(row => Finds(query, row)).ToList();
            s_filter.Write(html, query, shown.Count, rows.Count);
            s_accounts.Write(html, query, shown);
        })
        {
            Section = "/",
            Tone = status.IsHealthy ? "is-good" : "is-bad",
            About = $"Expected: {status.Rules.Schedule}, a newest backup of at most {Figures.Age(status.Rules.Rpo)}, retention {InertText.Line(status.Rules.Retention, 120)}, in {string.Join(", ", status.Rules.Regions)}.",
        };
    }

    private static string Headline(OrganizationStatus status, IReadOnlyList<AccountRow> rows)
    {
        var (selected, good) = (rows.Sum(row => row.Selected), rows.Sum(row => row.Protected));
        var unread = rows.Count(row => row.State == AccountState.Unreadable);
        var beyond = unread == 0 ? "" : $"; {Figures.Count(unread, "account")} could not be read in full";
        return good < selected ? $"{Figures.Number(good)} of {Figures.Count(selected, "table")} protected{beyond}"
            : unread > 0 ? $"All {Figures.Count(selected, "table")} that could be seen are protected{beyond}"
            : status.IsHealthy ? $"All {Figures.Count(selected, "table")} protected, nothing is wrong"
            : $"All {Figures.Count(selected, "table")} protected, but something else is wrong";
    }

    private static void WriteProblems(HtmlWriter html, OrganizationStatus status)
    {
        if (status.IsHealthy) return;
        using var section = html.Open("section", ("aria-labelledby", "problems-heading"));
        html.Leaf("h2", $"What is wrong ({Figures.Number(status.Problems.Count)})", ("id", "problems-heading"));
        WriteProblems(html, status.Problems.Take(MostProblems));
        if (status.Problems.Count <= MostProblems) return;
        using var more = html.Open("details");
        html.Leaf("summary", $"{Figures.Number(status.Problems.Count - MostProblems)} more");
        WriteProblems(html, status.Problems.Skip(MostProblems));
    }

    private static void WriteProblems(HtmlWriter html, IEnumerable<StatusProblem> problems)
    {
        using var list = html.Open("ul", ("class", "problems"));
        foreach (var problem in problems)
        {
            using var item = html.Open("li");
            Shown.Mark(html, Shown.Of(problem.Severity));
            html.Leaf("span", InertText.Line(problem.What, 500));
            html.Leaf("span", InertText.Line(problem.Remedy, 500), ("class", "soft small"));
        }
    }

    private static bool Finds(ListQuery query, AccountRow row) =>
        query.Finds(row.Status.Account.Name, row.Status.Account.Id.Value)
        && (query.State.Length == 0
            || (query.State == "wrong" ? row.IsWrong : row.State.ToString().Equals(query.State, StringComparison.OrdinalIgnoreCase)));
}
