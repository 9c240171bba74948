using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.WebConsole.Letters;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.WebConsole.Pages;

/// <summary>Facts as all pages show them: a sign and a word for a verdict, a link for an account or a table.</summary>
internal static class Shown
{
    public static string Href(AccountId account) => $"/accounts/{account}";

    public static string Href(TableArn table) => $"/tables/{table.Scope.Account}/{table.Scope.Region}/{table.Table}";

    public static string LetterHref(string messageId) => $"/letter?id={LetterKey.Of(messageId)}";

    public static (string Tone, string Text) Of(TableHealth health) => health switch
    {
        TableHealth.Protected => ("is-good", "✓ protected"),
        TableHealth.NotSelected => ("is-unknown", "– left out"),
        TableHealth.Gone => ("is-unknown", "– gone"),
        TableHealth.Waiting => ("is-unknown", "… waiting"),
        TableHealth.Late => ("is-bad", "! late"),
        _ => ("is-bad", "✗ missing"),
    };

    public static (string Tone, string Text) Of(StandingState state) => state switch
    {
        StandingState.Healthy => ("is-good", "✓ healthy"),
        StandingState.Waiting => ("is-unknown", "… waiting"),
        StandingState.Foreign => ("is-unknown", "– foreign"),
        StandingState.LeftOut => ("is-unknown", "– left out"),
        StandingState.Former => ("is-unknown", "– former"),
        StandingState.Failed => ("is-bad", "! failed"),
        StandingState.Overdue => ("is-bad", "! overdue"),
        StandingState.Gap => ("is-bad", "✗ gap"),
        _ => ("is-bad", "✗ no full copy"),
    };

    public static (string Tone, string Text) Of(ProblemSeverity severity) => severity switch
    {
        ProblemSeverity.Critical => ("is-bad", "✗ critical"),
        ProblemSeverity.Warning => ("is-bad", "! warning"),
        _ => ("is-unknown", "– notice"),
    };

    public static void Mark(HtmlWriter html, (string Tone, string Text) mark) => html.Leaf("span", mark.Text, ("class", $"mark {mark.Tone}"));

    public static void Account(HtmlWriter html, OrganizationAccount account)
    {
        html.Leaf("a", InertText.Line(account.Name, 80), ("href", Href(account.Id)));
        html.Text(" ").Leaf("span", account.Id.Value, ("class", "soft nowrap"));
    }

    public static void Failure(HtmlWriter html, string what, StatusFailure? failure)
    {
        if (failure is null) return;
        html.Leaf("p", $"{what}: {InertText.Line(failure.Code, 80)}: {InertText.Line(failure.Message, 500)}", ("class", failure.IsRegionUnavailable ? "notice" : "notice is-bad"));
    }

    /// <summary>Named facts side by side; those without a text are left out.</summary>
    public static void Facts(HtmlWriter html, params ReadOnlySpan<(string Name, string? Text)> facts)
    {
        using var list = html.Open("dl", ("class", "facts"));
        foreach (var (name, text) in facts)
        {
            if (text is null) continue;
            using var fact = html.Open("div");
            html.Leaf("dt", name);
            html.Leaf("dd", text);
        }
    }

    /// <summary>A command to copy.</summary>
    public static void Command(HtmlWriter html, string command)
    {
        using var block = html.Open("div", ("class", "command"));
        // Reachable by keyboard, so that it can be scrolled and selected.
        html.Leaf("pre", command, ("tabindex", "0"));
    }

    public static string Worst(TimeSpan? age) => age is { } known ? Figures.Age(known) : "none";
}
