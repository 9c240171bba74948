using System.Globalization;
using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.Html.Plots;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Report.Sections;

/// <summary>Accounts as rows of the heat map: a cell for each day, and one for the present.</summary>
/// <param name="days">The days, the oldest first.</param>
/// <param name="daysInCell">How many days are one cell, which then is as bad as the worst of them.</param>
internal sealed class CoverageRows(IReadOnlyList<DateOnly> days, int daysInCell = 1)
{
    private static readonly string[] s_worstFirst = ["none", "few", "half", "some", "most", HeatLevels.Hidden, "full", HeatLevels.Nothing];
    private readonly List<DateOnly[]> _columns = [.. days.Chunk(daysInCell)];

    /// <summary>The columns' names.</summary>
    public IEnumerable<string> Names => _columns.Select(column => column.Length == 1 ? Figures.Day(column[0]) : $"{Figures.Day(column[0])} to {Figures.Day(column[^1])}");

    /// <summary>What stands above the columns: every fifth day, counted from the newest, which is the one that is looked at.</summary>
    public IEnumerable<string?> Ticks => _columns.Select((column, number) =>
        (daysInCell > 1 || (_columns.Count - 1 - number) % 5 == 0) ? column[^1].ToString("d MMM", CultureInfo.InvariantCulture) : null);

    public HeatRow Of(AccountStatus account)
    {
        var scopes = account.Scopes.Where(scope => scope.Failure is null).ToList();
        var unread = account.Scopes.Count(ReportText.IsUnread);
        var byDay = scopes.SelectMany(scope => scope.Days).ToLookup(day => day.Day);
        return new HeatRow(
            account.Account.Id.Value,
            $"{InertText.Label(ReportText.Name(account.Account), 24)} {account.Account.Id}",
            ReportText.NameAndId(account.Account),
            [.. _columns.Select(column => WorstOf([.. column.Select(day => OfDay(byDay[day], unread))])), OfNow(scopes, unread)]);
    }

    private static HeatCell WorstOf(IReadOnlyList<HeatCell> cells)
    {
        var worst = cells.MinBy(cell => Array.IndexOf(s_worstFirst, cell.Style));
        return cells.All(cell => cell == worst) ? worst : worst with { Text = $"on one day {worst.Text}" };
    }

    private static HeatCell OfDay(IEnumerable<DayCoverage> regions, int unread)
    {
        var (part, whole) = regions.Aggregate((Part: 0, Whole: 0), (sum, day) => (sum.Part + day.BackedUp, sum.Whole + day.Selected));
        return Cell(part, whole, unread, "no backup reaches back so far");
    }

    private static HeatCell OfNow(List<ScopeStatus> scopes, int unread)
    {
        var whole = scopes.Sum(scope => scope.Selected - scope.Count(TableHealth.Waiting));
        return Cell(scopes.Sum(scope => scope.Count(TableHealth.Protected)), whole, unread, "no table is to be backed up, or each waits for its first backup");
    }

    // What could be read says how bad it is at least, but never that all is well.
    private static HeatCell Cell(int part, int whole, int unread, string nothing)
    {
        var style = whole == 0 ? HeatLevels.Nothing : HeatLevels.Of(part, whole);
        var text = whole == 0 ? nothing : $"{Figures.Number(part)} of {Figures.Count(whole, "table")}";
        if (unread > 0) text += $"; {Figures.Count(unread, "Region")} could not be read";
        if (unread > 0 && (style is "full" or HeatLevels.Nothing)) style = HeatLevels.Hidden;
        return new HeatCell(style, MarkOf(style, part, whole), text);
    }

    private static string? MarkOf(string style, int part, int whole) => style switch
    {
        HeatLevels.Hidden => HeatLevels.HiddenMark,
        HeatLevels.Nothing or "full" => null,
        _ => Figures.Number(Figures.Percent(part, whole)),
    };
}
