using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.Report.Sections;
using BackupScheduler.Cli.WebConsole.Lists;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.WebConsole.Pages;

/// <summary>One account: its Regions, its tables, who may delete its backups, what it costs.</summary>
internal static class AccountPage
{
    private static readonly SortedList<TableStatus> s_tables = new("tables", "The tables, the worst first",
    [
        new("table", new HtmlColumn<TableStatus>("Table", (html, table) => html.Leaf("a", table.Table.Table.Value, ("href", Shown.Href(table.Table)))) { IsHead = true }, ListColumn<TableStatus>.By(table => table.Table.Table.Value)),
        ListColumn<TableStatus>.OfName("region", "Region", table => table.Table.Scope.Region.Value),
        new("state", new HtmlColumn<TableStatus>("State", (html, table) => Shown.Mark(html, Shown.Of(table.Health))), (one, other) => one.Health.CompareTo(other.Health)) { IsDownwards = true },
        ListColumn<TableStatus>.OfText("why", "Why", table => table.Why),
        ListColumn<TableStatus>.OfAge("age", "Newest", table => table.Age),
        new("since", new HtmlColumn<TableStatus>("Protected since", table => table.OldestAt is { } oldest ? Figures.Time(oldest) : "–") { Class = _ => "nowrap" }, (one, other) => Nullable.Compare(one.OldestAt, other.OldestAt)),
        ListColumn<TableStatus>.OfNumber("kept", "Kept", table => table.Retained),
        ListColumn<TableStatus>.OfNumber("others", "Others", table => table.Foreign + table.System + table.AwsBackup),
        ListColumn<TableStatus>.OfNumber("size", "Storage", table => table.Bytes, table => Figures.Bytes(table.Bytes)),
        new("copy", new HtmlColumn<TableStatus>("Copies", WriteCopy), (one, other) => Nullable.Compare(one.Copy?.State, other.Copy?.State)) { IsDownwards = true },
    ])
    {
        PageSize = 500,
        RowKey = table => table.Table.Table.Value,
        Nothing = "There are no tables here, and no own backups of tables that are gone.",
    };

    private static readonly HtmlTable<ScopeStatus> s_regions = new("regions", "The Regions",
    [
        new("Region", scope => scope.Scope.Region.Value) { IsHead = true },
        new("Tables to back up", scope => scope.Failure is null ? Figures.Number(scope.Selected) : "unknown") { IsNumber = true },
        new("Protected", scope => scope.Failure is null ? Figures.Number(scope.Count(TableHealth.Protected)) : "unknown") { IsNumber = true },
        new("Late", scope => scope.Failure is null ? Figures.Number(scope.Count(TableHealth.Late)) : "unknown") { IsNumber = true },
        new("Missing", scope => scope.Failure is null ? Figures.Number(scope.Count(TableHealth.Missing)) : "unknown") { IsNumber = true },
        new("Worst age", scope => Shown.Worst(scope.WorstAge)) { IsNumber = true },
        new("Last run", scope => scope.Runs.Count > 0 ? Figures.Time(scope.Runs[0].Run.Time) : "–") { Class = _ => "nowrap" },
    ])
    {
        HidesCaption = true,
    };

    private static readonly FilterForm s_filter = new(
        "a table", [.. Enum.GetValues<TableHealth>().Reverse().Select(health => (health.ToString().ToLowerInvariant(), Shown.Of(health).Text[2..]))]);

    public static ConsolePage Of(OrganizationStatus status, AccountStatus account, ListQuery query)
    {
        var row = AccountRow.Of(account);
        return new ConsolePage(InertText.Line(account.Account.Name, 120), html =>
        {
            WriteFailures(html, account);
            WriteRegions(html, account);
            if (account.Scopes.Count > 0) CoverageSection.Section.Write(html, status with { Accounts = [account] });
            WriteTables(html, account, query);
            WriteRest(html, account);
        })
        {
            Section = "/",
            Tone = AccountRow.Mark(row.State).Tone,
            About = $"Account {account.Account.Id}: {AccountRow.Mark(row.State).Text[2..]}. {(account.LeftOut is { } why ? $"Its tables are not backed up: {InertText.Line(why)}." : $"{Figures.Number(row.Protected)} of {Figures.Count(row.Selected, "table")} protected.")}",
            Above = [("Overview", "/")],
        };
    }

    private static void WriteFailures(HtmlWriter html, AccountStatus account)
    {
        foreach (var scope in account.Scopes)
        {
            Shown.Failure(html, $"{scope.Scope.Region} could not be read", scope.Failure);
            Shown.Failure(html, $"The tags of the tables in {scope.Scope.Region} could not be read, so that tables which tags leave out count as tables to back up", scope.TagsFailure);
        }
    }

    private static void WriteRegions(HtmlWriter html, AccountStatus account)
    {
        if (account.Scopes.Count == 0) return;
        using var section = html.Open("section", ("aria-labelledby", "regions-heading"));
        html.Leaf("h2", "Regions", ("id", "regions-heading"));
        s_regions.Write(html, account.Scopes);
    }

    private static void WriteTables(HtmlWriter html, AccountStatus account, ListQuery query)
    {
        using var section = html.Open("section", ("aria-labelledby", "tables-heading"));
        html.Leaf("h2", "Tables", ("id", "tables-heading"));
        var all = account.Tables.OrderByDescending(table => table.Health).ToList();
        var shown = all.Where(table => query.Finds(table.Table.Table.Value, table.Table.Scope.Region.Value)
            && (query.State.Length == 0 || table.Health.ToString().Equals(query.State, StringComparison.OrdinalIgnoreCase))).ToList();
        s_filter.Write(html, query, shown.Count, all.Count);
        s_tables.Write(html, query, shown);
    }

    private static void WriteRest(HtmlWriter html, AccountStatus account)
    {
        using var section = html.Open("section", ("aria-labelledby", "rest-heading"));
        html.Leaf("h2", "Who may delete backups, other Regions, cost", ("id", "rest-heading"));
        if (account.Deny is { } deny)
        {
            Shown.Failure(html, "The users and roles could not be read", deny.Failure);
            if (deny.Failure is null)
                html.Leaf("p", deny.IsLeftToScp
                    ? "A service control policy is to deny the deletion of backups here: nobody's policies were looked at."
                    : $"{Figures.Number(deny.Covered)} of {Figures.Count(deny.Principals, "user or role", "users and roles")} denied the deletion of backups, {Figures.Number(deny.Exempt)} exempt, {Figures.Number(deny.Uncovered.Count)} not covered.");
        }
        else html.Leaf("p", "Who may delete backups was not looked at.");

        foreach (var other in account.OtherRegions)
        {
            if (other.Failure is not null) Shown.Failure(html, $"Whether there are tables in {other.Region}, where no run looks, could not be read", other.Failure);
            else html.Leaf("p", $"{Figures.Count(other.Tables, "table")} in {other.Region}, which is not among REGIONS: no run looks there.", ("class", "notice"));
        }

        if (account.Cost is not { } cost) html.Leaf("p", "What its backups cost is unknown: nothing could be read.");
        else Shown.Facts(
            html, ("Own backups a month", Figures.Dollars(cost.Backups)), ("Foreign backups", Figures.Dollars(cost.ForeignBackups)),
            ("Point-in-time recovery for copies", Figures.Dollars(cost.Recovery)), ("Copies", Figures.Dollars(cost.Copies)));
    }

    private static void WriteCopy(HtmlWriter html, TableStatus table)
    {
        if (table.Copy is { } copy) Shown.Mark(html, Shown.Of(copy.State));
        else html.Text("–");
    }
}
