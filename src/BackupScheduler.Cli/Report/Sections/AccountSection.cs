using BackupScheduler.Cli.Html;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Report.Sections;

/// <summary>Every account with its Regions, the worst first.</summary>
internal static class AccountSection
{
    private const int MostOpen = 100;
    private const int MostInAll = 2_000;

    public static ReportSection Section { get; } = new("accounts", "Accounts", Write);

    private static readonly IReadOnlyList<HtmlColumn<AccountStatus>> s_columns =
    [
        new("Account", (html, account) => ReportText.WriteAccount(html, account.Account)) { IsHead = true },
        new("State", (html, account) => AccountCells.State(html, account)) { Class = _ => "nowrap" },
        new("Regions: tables protected", AccountCells.Regions),
        new("Oldest newest", AccountCells.Oldest) { IsNumber = true, Meaning = "the oldest of the tables' newest backups" },
        new("Retained", AccountCells.Retained) { IsNumber = true },
        new("Storage", AccountCells.Storage) { IsNumber = true },
        new("Good copies", AccountCells.Copies) { IsNumber = true, Meaning = "tables with good copies in the vault, of those that are known" },
        new("Not denied", AccountCells.NotDenied) { IsNumber = true, Meaning = "users and roles that may delete backups and should not" },
        new("A month", AccountCells.Cost) { IsNumber = true, Meaning = "estimated cost of backups and copies" },
    ];

    private static void Write(HtmlWriter html, OrganizationStatus status)
    {
        if (status.Accounts.Count == 0)
        {
            ReportText.About(html, "The organization has no active account, or none could be listed.");
            return;
        }

        ReportText.About(html, "Every active account, the worst first. “?” is what is not known; the reasons are under “Not known”.");
        var accounts = status.Accounts.Take(MostInAll).ToList();
        var open = accounts.Count <= MostOpen * 3 / 2 ? accounts.Count : MostOpen;
        Table("account-table", "Accounts, the worst first").Write(html, accounts.Take(open));
        if (open < accounts.Count)
        {
            using var details = html.Open("details", ("id", "accounts-more"));
            html.Leaf("summary", $"The other {Figures.Count(accounts.Count - open, "account")}");
            Table("account-table-more", "The other accounts").Write(html, accounts.Skip(open));
        }

        ReportText.More(html, accounts.Count, status.Accounts.Count, "accounts", "backup-scheduler status --csv");
    }

    private static HtmlTable<AccountStatus> Table(string id, string caption) => new(id, caption, s_columns)
    {
        HidesCaption = true,
        RowKey = account => account.Account.Id.Value,
    };
}
