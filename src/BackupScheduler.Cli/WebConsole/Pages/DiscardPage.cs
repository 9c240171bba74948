using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.WebConsole.Letters;
using BackupScheduler.Core;
using BackupScheduler.Core.DeadLetters;

namespace BackupScheduler.Cli.WebConsole.Pages;

/// <summary>Asks before letters are discarded: whoever wants it types a word.</summary>
internal static class DiscardPage
{
    public const string Word = "discard";
    private const int MostShown = 100;

    /// <summary>The page.</summary>
    /// <param name="context">The page's.</param>
    /// <param name="letters">What is to be discarded.</param>
    /// <param name="typed">What was typed; null where nobody was asked yet.</param>
    public static ConsolePage Of(PageContext context, IReadOnlyList<LetterReading> letters, string? typed) =>
        new($"Discard {Figures.Count(letters.Count, "letter")}?", html =>
        {
            if (typed is not null)
                html.Leaf("p", $"Not confirmed: given {Given.Show(typed)}, accepted: {Word}. Nothing was discarded.", ("class", "notice is-bad"), ("role", "alert"), ("id", "refused"));
            WriteForm(html, context, letters, typed is not null);
            WriteLetters(html, letters);
        })
        {
            Status = typed is null ? 200 : 422,
            Section = "/letters",
            Tone = "is-bad",
            About = "What they asked for is not done then. They are written to a file on this machine first, and deleted only after that.",
            Above = [("Dead letters", "/letters")],
        };

    private static void WriteForm(HtmlWriter html, PageContext context, IReadOnlyList<LetterReading> letters, bool wasRefused)
    {
        using var section = html.Open("section", ("aria-labelledby", "confirm-heading"));
        html.Leaf("h2", "Confirm", ("id", "confirm-heading"));
        using var form = html.Open("form", ("method", "post"), ("action", LetterForm.DiscardPath), ("class", "row"));
        LetterForm.WriteToken(html, context);
        foreach (var letter in letters) html.Empty("input", ("type", "hidden"), ("name", "id"), ("value", LetterKey.Of(letter.Letter.MessageId)));
        using (html.Open("label", ("class", "field")))
        {
            html.Leaf("span", $"Type {Word} to go on");
            html.Empty(
                "input", ("name", "confirm"), ("autocomplete", "off"), ("autocapitalize", "off"), ("spellcheck", "false"),
                ("aria-invalid", wasRefused ? "true" : null), ("aria-describedby", wasRefused ? "refused" : null));
        }

        html.Leaf("button", $"Discard {Figures.Count(letters.Count, "letter")}", ("type", "submit"), ("class", "danger"));
        html.Leaf("a", "Keep them", ("href", "/letters"), ("class", "button plain"));
    }

    private static void WriteLetters(HtmlWriter html, IReadOnlyList<LetterReading> letters)
    {
        using var section = html.Open("section", ("aria-labelledby", "which-heading"));
        html.Leaf("h2", "Which", ("id", "which-heading"));
        new HtmlTable<LetterReading>("letters", "What is to be discarded",
        [
            new("Given up", letter => Figures.Time(letter.FailedAt)) { IsHead = true, Class = _ => "nowrap" },
            new("Cause", letter => InertText.Line(letter.Cause, 80)),
            new("Account", letter => letter.Account?.Value ?? "–"),
            new("Table", letter => letter.Table?.Value ?? "–"),
            new("Error", letter => InertText.Line(letter.Message)),
        ])
        {
            HidesCaption = true,
        }.Write(html, letters.Take(MostShown));
        if (letters.Count > MostShown) html.Leaf("p", $"And {Figures.Number(letters.Count - MostShown)} more.");
    }
}
