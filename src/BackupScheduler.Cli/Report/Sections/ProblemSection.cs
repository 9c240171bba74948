using BackupScheduler.Cli.Html;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Report.Sections;

/// <summary>What is wrong, the worst first, each with what to do.</summary>
internal static class ProblemSection
{
    private const int Most = 200;

    // They name the first few of what they are about.
    private const int Longest = 1_000;

    public static ReportSection Section { get; } = new("problems", "Problems", Write);

    private static readonly HtmlTable<StatusProblem> s_table = new("problem-table", "What is wrong, the worst first, and what to do",
    [
        new("Severity", (html, problem) => Mark(html, problem.Severity)) { Class = _ => "nowrap" },
        new("What", problem => InertText.Line(problem.What, Longest)) { IsHead = true },
        new("What to do", problem => InertText.Line(problem.Remedy, Longest)),
    ])
    {
        HidesCaption = true,
        RowKey = problem => problem.Severity.ToString(),
    };

    private static void Write(HtmlWriter html, OrganizationStatus status)
    {
        if (status.Problems.Count == 0)
        {
            ReportText.About(html, "None was found.");
            return;
        }

        s_table.Write(html, status.Problems.Take(Most));
        ReportText.More(html, Math.Min(Most, status.Problems.Count), status.Problems.Count, "problems", "backup-scheduler status");
    }

    private static void Mark(HtmlWriter html, ProblemSeverity severity)
    {
        var (text, tone) = severity switch
        {
            ProblemSeverity.Critical => ("✕ critical", "is-bad"),
            ProblemSeverity.Warning => ("! warning", "is-bad"),
            _ => ("i notice", "is-unknown"),
        };
        ReportText.Mark(html, text, tone);
    }
}
