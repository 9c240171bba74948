using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.WebConsole.Letters;
using BackupScheduler.Cli.WebConsole.Lists;
using BackupScheduler.Core.DeadLetters;

namespace BackupScheduler.Cli.WebConsole.Pages;

/// <summary>The letters to choose from, and what can be done with those that are chosen.</summary>
internal static class LetterForm
{
    public const string Id = "letters-form", RedrivePath = "/letters/redrive", DiscardPath = "/letters/discard";

    public static void Write(HtmlWriter html, PageContext context, ListQuery query, IReadOnlyList<LetterReading> shown)
    {
        LetterList.WithChoice.Write(html, query, shown);
        using (html.Open("form", ("id", Id), ("method", "post"), ("action", RedrivePath), ("class", "actions"), ("aria-label", "The chosen letters")))
        {
            WriteToken(html, context);
            html.Leaf("button", "Redrive the chosen", ("type", "submit"));
            html.Leaf("button", "Discard the chosen…", ("type", "submit"), ("class", "danger"), ("formaction", DiscardPath));
        }

        WriteAll(html, context, query, shown);
    }

    /// <summary>What a form carries, so that only our own are taken.</summary>
    public static void WriteToken(HtmlWriter html, PageContext context) =>
        html.Empty("input", ("type", "hidden"), ("name", "form"), ("value", context.Form));

    private static void WriteAll(HtmlWriter html, PageContext context, ListQuery query, IReadOnlyList<LetterReading> shown)
    {
        var readable = shown.Count(letter => letter.Unreadable is null);
        if (readable == 0) return;
        var which = query.IsFiltered ? $"all {Figures.Number(readable)} that this filter shows" : $"all {Figures.Number(readable)}";
        using var form = html.Open("form", ("method", "post"), ("action", RedrivePath), ("class", "actions"), ("aria-label", "All letters that are shown"));
        WriteToken(html, context);
        html.Empty("input", ("type", "hidden"), ("name", "all"), ("value", "yes"));
        html.Empty("input", ("type", "hidden"), ("name", LetterChoice.ReadAt), ("value", LetterChoice.Stamp(context.Letters.At)));
        html.Empty("input", ("type", "hidden"), ("name", "q"), ("value", query.Text));
        html.Empty("input", ("type", "hidden"), ("name", "state"), ("value", query.State));
        foreach (var (name, value) in query.More) html.Empty("input", ("type", "hidden"), ("name", name), ("value", value));
        html.Leaf("button", $"Redrive {which}", ("type", "submit"), ("class", "plain"));
        html.Leaf("button", $"Discard {which}…", ("type", "submit"), ("class", "plain"), ("formaction", DiscardPath));
        if (readable < shown.Count) html.Leaf("span", $"{Figures.Number(shown.Count - readable)} unreadable: those are taken only by themselves", ("class", "small soft"));
    }
}
