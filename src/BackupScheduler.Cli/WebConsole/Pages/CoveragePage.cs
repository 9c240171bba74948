using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.Report.Sections;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.WebConsole.Pages;

/// <summary>Coverage by account and day, ages, and what is stored: the plots of the report.</summary>
internal static class CoveragePage
{
    public static ConsolePage Of(OrganizationStatus status) => new("Coverage", html =>
    {
        CoverageSection.Section.Write(html, status);
        AgeSection.Section.Write(html, status);
        RetentionSection.Section.Write(html, status);
        CostSection.Section.Write(html, status);
    })
    {
        Section = "/coverage",
        About = $"Backups by account and day, the age of the newest ones, what is kept and what it costs, of {Figures.Count(status.Accounts.Count, "account")}.",
    };
}
