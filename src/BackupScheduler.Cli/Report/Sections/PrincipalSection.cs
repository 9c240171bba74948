using BackupScheduler.Cli.Html;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Report.Sections;

/// <summary>Who may delete backups and should not.</summary>
internal static class PrincipalSection
{
    private const int Most = 300;

    public static ReportSection Section { get; } = new("principals", "Users and roles not denied", Write);

    private static readonly HtmlTable<(OrganizationAccount Account, UncoveredPrincipal Principal)> s_table = new("principal-table", "Users and roles that may delete backups, why, and what to do",
    [
        new("User or role", (html, row) => html.Leaf("code", InertText.Line(row.Principal.Arn))) { IsHead = true, Class = _ => "wide" },
        new("Account", (html, row) => ReportText.WriteAccount(html, row.Account)),
        new("Why", (html, row) => WriteReason(html, row.Principal)),
        new("What to do", row => InertText.Line(row.Principal.Remedy)),
    ])
    {
        HidesCaption = true,
        RowKey = row => InertText.Line(row.Principal.Arn),
    };

    private static void Write(HtmlWriter html, OrganizationStatus status)
    {
        ReportText.About(html, "Users and roles that dynamodb:DeleteBackup is not denied to, though nothing exempts them.");
        WriteNotLookedAt(html, [.. ReportText.BackedUp(status)]);
        var rows = (from account in status.Accounts
                    from principal in account.Deny?.Uncovered ?? []
                    orderby principal.IsProtected
                    select (account.Account, principal)).ToList();
        if (rows.Count > 0) s_table.Write(html, rows.Take(Most));
        else if (status.Accounts.Any(account => account.Deny is { Failure: null, IsLeftToScp: false })) html.Leaf("p", "None was found where they were looked at.");
        ReportText.More(html, Math.Min(Most, rows.Count), rows.Count, "users and roles", "backup-scheduler protect --dry-run");
    }

    private static void WriteNotLookedAt(HtmlWriter html, List<AccountStatus> accounts)
    {
        var unknown = accounts.Count(account => account.Deny is null or { Failure: not null });
        var left = accounts.Count(account => account.Deny is { Failure: null, IsLeftToScp: true });
        if (unknown > 0) ReportText.Notice(html, $"Not known of {Figures.Number(unknown)} of {Figures.Count(accounts.Count, "account")}; the reasons are under “Not known”.");
        if (left > 0) ReportText.Notice(html, $"Left to a service control policy in {Figures.Count(left, "account")}: nobody's policies were looked at there.");
    }

    private static void WriteReason(HtmlWriter html, UncoveredPrincipal principal)
    {
        html.Text(InertText.Line(principal.Reason));
        if (!principal.IsProtected) return;
        html.Text(" ");
        ReportText.Mark(html, "i no fault", "is-unknown");
    }
}
