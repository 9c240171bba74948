using BackupScheduler.Cli.Html;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Report;

/// <summary>Phrases that several parts of the page share.</summary>
internal static class ReportText
{
    private const int LongestName = 80;

    /// <summary>An account's name, bounded; names are anybody's text and may be empty.</summary>
    public static string Name(OrganizationAccount account) =>
        string.IsNullOrWhiteSpace(account.Name) ? "(no name)" : InertText.Line(account.Name, LongestName);

    public static string NameAndId(OrganizationAccount account) => $"{Name(account)} ({account.Id})";

    /// <summary>An account in a table: its name, and its id below.</summary>
    public static void WriteAccount(HtmlWriter html, OrganizationAccount account)
    {
        html.Leaf("bdi", Name(account), ("class", "account")).Empty("br");
        html.Leaf("span", account.Id.Value, ("class", "soft mono nowrap"));
    }

    public static string Reason(StatusFailure failure) => $"{InertText.Line(failure.Code, LongestName)}: {InertText.Line(failure.Message)}";

    public static void About(HtmlWriter html, string text) => html.Leaf("p", text, ("class", "about"));

    /// <summary>A remark that stands out.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="text">What it says.</param>
    /// <param name="tone"><c>is-good</c>, <c>is-bad</c>, or null for neither.</param>
    public static void Notice(HtmlWriter html, string text, string? tone = null) => html.Leaf("p", text, ("class", tone is null ? "notice" : $"notice {tone}"));

    /// <summary>Says that a list is longer than what is shown, and where the rest is; nothing where it is whole.</summary>
    public static void More(HtmlWriter html, int shown, int total, string what, string where)
    {
        if (shown >= total) return;
        using var notice = html.Open("p", ("class", "notice"), ("data-more", Figures.Number(total - shown)));
        html.Text($"Shown are the first {Figures.Number(shown)} of {Figures.Number(total)} {what}; the other {Figures.Number(total - shown)} are in: ").Leaf("code", where);
    }

    /// <summary>A verdict as a sign and a word.</summary>
    public static void Mark(HtmlWriter html, string text, string tone) => html.Leaf("span", text, ("class", $"mark {tone}"));

    /// <summary>The accounts whose tables are backed up.</summary>
    public static IEnumerable<AccountStatus> BackedUp(OrganizationStatus status) => status.Accounts.Where(account => account.LeftOut is null);

    /// <summary>Whether a Region of an account ought to have been read, and was not.</summary>
    public static bool IsUnread(ScopeStatus scope) => scope.Failure is { IsRegionUnavailable: false };
}
