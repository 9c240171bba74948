using BackupScheduler.Cli.Html;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.WebConsole.Pages;

/// <summary>The figures that matter, side by side. What could not be read is told as unknown, never as 0.</summary>
internal static class OverviewTiles
{
    public static void Write(HtmlWriter html, OrganizationStatus status, IReadOnlyList<AccountRow> rows)
    {
        using var tiles = html.Open("dl", ("class", "tiles"));
        WriteTables(html, status, rows);
        WriteLetters(html, status.Letters);
        WritePrincipals(html, status, rows);
        if (status.Rules.CopyRpo is { } copyRpo) WriteCopies(html, status, rows, copyRpo);
        var (bytes, cost) = (rows.Sum(row => row.Bytes), status.Cost);
        Tile(html, "Storage", Figures.Bytes(bytes), $"{Figures.Count(rows.Sum(row => row.Retained), "backup")} kept");
        var unknown = rows.Count(row => row.Status.Cost is null && row.Status.LeftOut is null);
        Tile(html, "Cost a month", Figures.Dollars(cost.Ours), unknown > 0 ? $"without {Figures.Count(unknown, "account")} that could not be read" : "by list prices");
    }

    private static void WriteTables(HtmlWriter html, OrganizationStatus status, IReadOnlyList<AccountRow> rows)
    {
        var (selected, good) = (rows.Sum(row => row.Selected), rows.Sum(row => row.Protected));
        var (late, missing) = (rows.Sum(row => row.Late), rows.Sum(row => row.Missing));
        Tile(html, "Tables protected", $"{Figures.Number(good)} of {Figures.Number(selected)}", $"{Figures.Number(late)} late, {Figures.Number(missing)} missing", late + missing > 0 ? "is-bad" : "");
        var worst = rows.Max(row => row.Age);
        Tile(html, "Worst age", Shown.Worst(worst), $"of a newest backup; at most {Figures.Age(status.Rules.Rpo)}", worst > status.Rules.Rpo ? "is-bad" : worst is null ? "is-unknown" : "");
    }

    private static void WriteLetters(HtmlWriter html, IReadOnlyList<LetterGroup>? letters)
    {
        if (letters is null) Tile(html, "Dead letters", "unknown", "could not be read, or not yet", "is-unknown");
        else Tile(html, "Dead letters", Figures.Number(letters.Sum(group => group.Count)), Figures.Count(letters.Select(group => group.Cause).Distinct().Count(), "cause"), letters.Count > 0 ? "is-bad" : "", "/letters");
    }

    private static void WritePrincipals(HtmlWriter html, OrganizationStatus status, IReadOnlyList<AccountRow> rows)
    {
        var unread = status.Accounts.Count(account => account.Deny is null or { Failure: not null });
        var uncovered = rows.Sum(row => row.Uncovered);
        if (unread == status.Accounts.Count) Tile(html, "Not covered", "unknown", "not looked at, or not readable", "is-unknown", "/principals");
        else Tile(html, "Not covered", Figures.Number(uncovered), unread > 0 ? $"without {Figures.Count(unread, "account")} that could not be read" : "may delete backups", uncovered > 0 ? "is-bad" : "", "/principals");
    }

    private static void WriteCopies(HtmlWriter html, OrganizationStatus status, IReadOnlyList<AccountRow> rows, TimeSpan copyRpo)
    {
        var wrong = rows.Sum(row => row.WrongCopies);
        if (status.VaultFailure is not null) Tile(html, "Wrong copies", "unknown", "the vault could not be read", "is-unknown", "/copies");
        else Tile(html, "Wrong copies", Figures.Number(wrong), $"at most {Figures.Age(copyRpo)} old", wrong > 0 ? "is-bad" : "", "/copies");
    }

    private static void Tile(HtmlWriter html, string name, string value, string about, string tone = "", string? href = null)
    {
        using var tile = html.Open("div", ("class", $"tile {tone}".Trim()));
        using (html.Open("dt"))
        {
            if (href is null) html.Text(name);
            else html.Leaf("a", name, ("href", href));
        }

        html.Leaf("dd", value, ("class", "value"));
        html.Leaf("dd", about);
    }
}
