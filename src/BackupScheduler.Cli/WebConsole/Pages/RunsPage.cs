using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.WebConsole.Lists;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.WebConsole.Pages;

/// <summary>The runs, as far as their own backups tell of them.</summary>
internal static class RunsPage
{
    private static readonly SortedList<Row> s_runs = new("runs", "The runs, the newest first",
    [
        new("run", new HtmlColumn<Row>("Run", row => Figures.Time(row.Run.Time)) { IsHead = true, Class = _ => "nowrap" }, (one, other) => one.Run.CompareTo(other.Run)) { IsDownwards = true },
        new("id", new HtmlColumn<Row>("Id", (html, row) => html.Leaf("code", row.Run.ToString())), (one, other) => one.Run.CompareTo(other.Run)) { IsDownwards = true },
        ListColumn<Row>.OfNumber("available", "Backups kept", row => row.Available),
        ListColumn<Row>.OfNumber("creating", "Being made", row => row.Creating),
        ListColumn<Row>.OfNumber("accounts", "Accounts", row => row.Accounts),
        ListColumn<Row>.OfNumber("places", "Accounts and Regions", row => row.Scopes),
        ListColumn<Row>.OfNumber("size", "Storage", row => row.Bytes, row => Figures.Bytes(row.Bytes)),
    ])
    {
        PageSize = 200,
        RowKey = row => row.Run.ToString(),
        Nothing = "There is no backup of any run.",
    };

    private sealed record Row(RunId Run, int Available, int Creating, int Accounts, int Scopes, long Bytes);

    public static ConsolePage Of(OrganizationStatus status, ListQuery query)
    {
        var rows = (
            from account in status.Accounts
            from scope in account.Scopes
            from run in scope.Runs
            group (scope.Scope, Run: run) by run.Run into same
            orderby same.Key descending
            select new Row(
                same.Key, same.Sum(one => one.Run.Available), same.Sum(one => one.Run.Creating), same.Select(one => one.Scope.Account).Distinct().Count(), same.Count(), same.Sum(one => one.Run.Bytes))).ToList();
        var unread = status.Accounts.SelectMany(account => account.Scopes).Count(scope => scope.Failure is { IsRegionUnavailable: false });
        return new ConsolePage("Runs", html =>
        {
            if (unread > 0) html.Leaf("p", $"{Figures.Count(unread, "account and Region", "accounts and Regions")} could not be read: what runs did there is not counted.", ("class", "notice is-bad"));
            using var section = html.Open("section", ("aria-labelledby", "runs-heading"));
            html.Leaf("h2", "By time", ("id", "runs-heading"));
            html.Leaf("p", "Counted are the backups that are still there: of older runs retention has let some go.", ("class", "about"));
            s_runs.Write(html, query, rows);
        })
        {
            Section = "/runs",
            About = $"Schedule: {status.Rules.Schedule}. {(rows.Count > 0 ? $"The newest run that backups tell of is that of {Figures.Time(rows[0].Run.Time)}." : "No backup tells of any run.")}",
            Tone = rows.Count > 0 ? "is-unknown" : "is-bad",
        };
    }
}
