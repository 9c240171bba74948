using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.WebConsole.Lists;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.WebConsole.Pages;

/// <summary>How the copies in the vault account stand.</summary>
internal static class CopiesPage
{
    private static readonly SortedList<TableStatus> s_copies = new("copies", "The tables' copies, the worst first",
    [
        new("table", new HtmlColumn<TableStatus>("Table", (html, table) => html.Leaf("a", table.Table.Table.Value, ("href", Shown.Href(table.Table)))) { IsHead = true }, ListColumn<TableStatus>.By(table => table.Table.Table.Value)),
        new("account", new HtmlColumn<TableStatus>("Account", (html, table) => html.Leaf("a", table.Table.Scope.Account.Value, ("href", Shown.Href(table.Table.Scope.Account)))) { Class = _ => "nowrap" }, ListColumn<TableStatus>.By(table => table.Table.Scope.Account.Value)),
        ListColumn<TableStatus>.OfName("region", "Region", table => table.Table.Scope.Region.Value),
        new("state", new HtmlColumn<TableStatus>("State", (html, table) => Shown.Mark(html, table.Copy is { } copy ? Shown.Of(copy.State) : ("is-unknown", "? unknown"))), (one, other) => Nullable.Compare(one.Copy?.State, other.Copy?.State)) { IsDownwards = true },
        ListColumn<TableStatus>.OfAge("age", "Age", table => table.Copy?.Age),
        ListColumn<TableStatus>.OfNumber("confirmed", "Confirmed", table => table.Copy?.Confirmed ?? 0),
        ListColumn<TableStatus>.OfText("problems", "Problems", table => string.Join("; ", table.Copy?.Problems ?? [])),
    ])
    {
        PageSize = 500,
        RowKey = table => table.Table.Table.Value,
        Nothing = "There are no copies.",
    };

    private static readonly FilterForm s_filter = new(
        "a table or account", [("wrong", "something is wrong"), .. Enum.GetValues<StandingState>().Reverse().Select(state => (state.ToString().ToLowerInvariant(), Shown.Of(state).Text[2..]))]);

    public static ConsolePage Of(OrganizationStatus status, ListQuery query)
    {
        if (status.Rules.CopyRpo is not { } rpo)
            return new ConsolePage("Copies", html => html.Leaf("p", "No vault is configured (VAULT_BUCKET): nothing is copied to another account.", ("class", "notice")))
            {
                Section = "/copies",
            };
        var rows = status.Tables.Where(table => table.Copy is not null).OrderByDescending(table => table.Copy!.State).ToList();
        var wrong = rows.Count(table => table.Copy!.IsWrong);
        return new ConsolePage("Copies", html =>
        {
            Shown.Failure(html, "The vault could not be read", status.VaultFailure);
            using var section = html.Open("section", ("aria-labelledby", "copies-heading"));
            html.Leaf("h2", "By table", ("id", "copies-heading"));
            var shown = rows.Where(table => Finds(query, table)).ToList();
            s_filter.Write(html, query, shown.Count, rows.Count);
            s_copies.Write(html, query, shown);
        })
        {
            Section = "/copies",
            Tone = wrong > 0 || status.VaultFailure is not null ? "is-bad" : "is-good",
            About = $"The copies of {Figures.Count(rows.Count, "table")}, of which {Figures.Number(wrong)} are wrong. A table's newest restorable time may be {Figures.Age(rpo)} old.",
        };
    }

    private static bool Finds(ListQuery query, TableStatus table) =>
        query.Finds(table.Table.Table.Value, table.Table.Scope.Account.Value, table.Table.Scope.Region.Value)
        && (query.State.Length == 0
            || (query.State == "wrong" ? table.Copy!.IsWrong : table.Copy!.State.ToString().Equals(query.State, StringComparison.OrdinalIgnoreCase)));
}
