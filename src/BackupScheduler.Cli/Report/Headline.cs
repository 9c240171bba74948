using BackupScheduler.Cli.Html;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Report;

/// <summary>The answer in one line.</summary>
/// <param name="Text">The answer.</param>
/// <param name="Tone"><c>is-good</c>, <c>is-bad</c> or <c>is-unknown</c>.</param>
internal sealed record Headline(string Text, string Tone)
{
    public bool IsHealthy => Tone == "is-good";

    /// <summary>Healthy is said only where nothing is wrong and everything that was asked for is known.</summary>
    public static Headline Of(OrganizationStatus status)
    {
        if (!status.IsHealthy || status.Tables.Any(table => table.IsWrong)) return new Headline($"Not healthy: {Counts(status)}", "is-bad");
        if (Unknown.Of(status).Count > 0) return new Headline("Nothing wrong was found, but not everything is known", "is-unknown");
        if (!status.Tables.Any(table => table.IsSelected)) return new Headline("Nothing to protect: there is no table that a backup is expected of", "is-unknown");
        return new Headline("Healthy: every table that a backup is expected of is protected", "is-good");
    }

    public void Write(HtmlWriter html, OrganizationStatus status)
    {
        using var box = html.Open("div", ("class", $"headline {Tone}"), ("id", "headline"), ("data-healthy", IsHealthy ? "true" : "false"));
        html.Leaf("h1", Text);
        html.Leaf("p", Scope(status));
        html.Leaf("p", Expected(status.Rules));
    }

    private static string Counts(OrganizationStatus status)
    {
        (ProblemSeverity Severity, string One)[] kinds =
            [(ProblemSeverity.Critical, "critical problem"), (ProblemSeverity.Warning, "warning"), (ProblemSeverity.Notice, "notice")];
        var counts = kinds
            .Select(kind => (kind.One, Count: status.Problems.Count(problem => problem.Severity == kind.Severity)))
            .Where(kind => kind.Count > 0)
            .Select(kind => Figures.Count(kind.Count, kind.One))
            .ToList();
        return counts.Count > 0 ? string.Join(", ", counts) : "tables are not protected";
    }

    private static string Scope(OrganizationStatus status)
    {
        var selected = status.Tables.Count(table => table.IsSelected);
        var accounts = ReportText.BackedUp(status).Count();
        var part = status.IsPart ? "Only a part of the organization was looked at: " : "";
        return part + $"{Figures.Count(selected, "table")} to be backed up, in {Figures.Count(accounts, "account")} and {Figures.Count(status.Rules.Regions.Count, "Region")}: "
            + $"{string.Join(", ", status.Rules.Regions)}. As of {Figures.Time(status.At)}.";
    }

    private static string Expected(StatusRules rules)
    {
        var copies = rules.CopyRpo is { } rpo ? $" Its newest copy in the vault may be {Figures.Age(rpo)} old." : "";
        return $"A table's newest backup may be {Figures.Age(rules.Rpo)} old (RPO).{copies} Runs: {InertText.Line(rules.Schedule.Text)}. Retention: {InertText.Line(rules.Retention)}.";
    }
}
