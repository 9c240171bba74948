using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.Html.Plots;
using BackupScheduler.Core.DeadLetters;

namespace BackupScheduler.Cli.Report.Sections;

/// <summary>What was given up, by cause.</summary>
internal static class LetterSection
{
    private const int Most = 200;
    private const int MostBars = 10;

    public static ReportSection Section { get; } = new("letters", "Dead letters by cause", (html, status) =>
    {
        if (status.Letters is not { } letters)
            ReportText.Notice(html, $"Not known. {(status.LettersFailure is { } failure ? ReportText.Reason(failure) : "Nobody looked.")}");
        else if (letters.Count == 0) ReportText.About(html, "None: nothing was given up.");
        else Write(html, letters);
    });

    private static readonly HtmlTable<LetterGroup> s_table = new("letter-table", "Work that was given up, by cause, function and account",
    [
        new("Cause", (html, group) => html.Leaf("code", InertText.Line(group.Cause, 80))) { IsHead = true },
        new("Function", group => InertText.Line(group.Function, 80)),
        new("Account", (html, group) => html.Leaf("span", group.Account?.Value ?? "not known", ("class", "mono"))),
        new("Letters", group => Figures.Number(group.Count)) { IsNumber = true },
        new("First", group => Figures.Time(group.First)) { Class = _ => "nowrap" },
        new("Last", group => Figures.Time(group.Last)) { Class = _ => "nowrap" },
        new("What to do", group => group.Remedy is null ? "not known: see backup-scheduler dlq show" : InertText.Line(group.Remedy)) { Class = _ => "wide" },
    ])
    {
        HidesCaption = true,
        RowKey = group => InertText.Line(group.Cause, 80),
    };

    private static void Write(HtmlWriter html, IReadOnlyList<LetterGroup> letters)
    {
        ReportText.About(html, $"{Figures.Count(letters.Sum(group => (long)group.Count), "message")} that the functions, EventBridge or the scheduler gave up, the most first.");
        var causes = letters.GroupBy(group => group.Cause, StringComparer.Ordinal)
            .OrderByDescending(cause => cause.Sum(group => (long)group.Count))
            .SelectMany(cause => cause.OrderByDescending(group => group.Count));
        Draw(html, letters);
        s_table.Write(html, causes.Take(Most));
        ReportText.More(html, Math.Min(Most, letters.Count), letters.Count, "groups", "backup-scheduler dlq list");
    }

    private static void Draw(HtmlWriter html, IReadOnlyList<LetterGroup> letters)
    {
        var causes = letters.GroupBy(group => group.Cause, StringComparer.Ordinal).Select(cause => (Cause: InertText.Line(cause.Key, 80), Count: cause.Sum(group => (long)group.Count)))
            .OrderByDescending(cause => cause.Count).ToList();
        if (causes.Count < 2) return;
        var bars = causes.Take(MostBars).Select(cause => new Bar(cause.Cause, cause.Cause, Figures.Number(cause.Count), [cause.Count])).ToList();
        using var columns = html.Open("div", ("class", "columns"));
        new BarPlot([new Legend("series-1", "letters")], bars).Write(
            html, new PlotFrame("letters-by-cause", "Dead letters by cause", $"The causes with the most letters; there are {Figures.Number(causes.Count)} in all."));
    }
}
