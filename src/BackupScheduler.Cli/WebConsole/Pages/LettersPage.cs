using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.WebConsole.Letters;
using BackupScheduler.Cli.WebConsole.Lists;
using BackupScheduler.Core.DeadLetters;

namespace BackupScheduler.Cli.WebConsole.Pages;

/// <summary>The dead letters: by cause, function and account, and each.</summary>
internal static class LettersPage
{
    private static readonly FilterForm s_filter = new("a cause, account, table or text", [("readable", "readable"), ("unreadable", "unreadable")]);

    public static ConsolePage Of(PageContext context, LetterShelf shelf, IReadOnlyList<LetterGroup> groups, ListQuery query) => new("Dead letters", html =>
    {
        if (shelf.Note is not null) html.Leaf("p", InertText.Line(shelf.Note, 500), ("class", "notice is-bad"));
        WriteErrand(html, context);
        WriteGroups(html, groups);
        WriteLetters(html, context, shelf.Letters, query);
    })
    {
        Section = "/letters",
        Tone = shelf.Letters.Count > 0 || shelf.Note is not null ? "is-bad" : "is-good",
        About = shelf is { Letters.Count: 0, Note: not null }
            ? "None was seen, which does not mean that there are none."
            : shelf.Letters.Count == 0
            ? "There are none: nothing has been given up."
            : $"{Figures.Count(shelf.Letters.Count, "piece")} of work given up, as of {Figures.Time(context.Letters.At ?? context.Now)}. A look consumes none of them.",
    };

    private static void WriteErrand(HtmlWriter html, PageContext context)
    {
        if (context.Errand is not { } errand) return;
        using var line = html.Open("p", ("class", "notice"));
        html.Text($"{errand.Title}: {(errand.IsRunning ? "under way" : errand.Failure is not null ? "failed" : "ended")}. ");
        html.Leaf("a", "What became of it", ("href", "/errand"));
    }

    private static void WriteGroups(HtmlWriter html, IReadOnlyList<LetterGroup> groups)
    {
        if (groups.Count == 0) return;
        using var section = html.Open("section", ("aria-labelledby", "groups-heading"));
        html.Leaf("h2", "By cause, function and account", ("id", "groups-heading"));
        new HtmlTable<LetterGroup>("groups", "The letters by cause, function and account, the largest group first",
        [
            new("Cause", (page, group) => page.Leaf("a", InertText.Line(group.Cause, 80), ("href", HrefOf(group)))) { IsHead = true, Class = group => group.Cause.Length <= 30 ? "nowrap" : null },
            new("Function", group => InertText.Line(group.Function, 80)) { Class = group => group.Function.Length <= 26 ? "nowrap" : null },
            new("Account", group => group.Account?.Value ?? "not known") { Class = _ => "nowrap" },
            new("Letters", group => Figures.Number(group.Count)) { IsNumber = true },
            new("First", group => Figures.Time(group.First)) { Class = _ => "nowrap" },
            new("Last", group => Figures.Time(group.Last)) { Class = _ => "nowrap" },
            new("What to do", group => InertText.Line(group.Remedy ?? "not known for this cause", 500)) { Class = _ => "wide" },
        ])
        {
            HidesCaption = true,
        }.Write(html, groups);
    }

    // Causes and functions are anybody's text; what is too long for an address is no filter.
    private static string HrefOf(LetterGroup group)
    {
        (string, string)[] limits = [("cause", group.Cause), ("function", group.Function), ("account", LetterChoice.Account(group.Account))];
        return (new ListQuery("/letters") { More = [.. limits.Where(limit => limit.Item2.Length is > 0 and <= 200)] }).Href();
    }

    private static void WriteLetters(HtmlWriter html, PageContext context, IReadOnlyList<LetterReading> letters, ListQuery query)
    {
        using var section = html.Open("section", ("aria-labelledby", "letters-heading"));
        html.Leaf("h2", "Letters", ("id", "letters-heading"));
        foreach (var (name, value) in query.More) html.Leaf("p", $"Only with this {name}: {InertText.Line(value, 80)}", ("class", "small"));
        var shown = letters.Where(letter => LetterChoice.Finds(query, letter)).ToList();
        s_filter.Write(html, query, shown.Count, letters.Count);
        if (!context.AllowsChanges || shown.Count == 0) LetterList.ReadOnly.Write(html, query, shown);
        else LetterForm.Write(html, context, query, shown);
    }
}
