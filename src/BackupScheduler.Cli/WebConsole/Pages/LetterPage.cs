using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.WebConsole.Letters;
using BackupScheduler.Core.DeadLetters;

namespace BackupScheduler.Cli.WebConsole.Pages;

/// <summary>One letter: why it was given up, what to do, what it would become, and what it says.</summary>
internal static class LetterPage
{
    // A letter may hold a mebibyte; a page that long helps nobody.
    private const int LongestBody = 16 * 1024, LongestMessage = 4096;

    public static ConsolePage Of(PageContext context, LetterReading letter, RedriveDecision decision) => new($"Dead letter: {InertText.Line(letter.Cause, 80)}", html =>
    {
        WriteWhy(html, letter);
        WriteRedrive(html, context, letter, decision);
        WriteBody(html, letter.Letter);
    })
    {
        Section = "/letters",
        Tone = "is-bad",
        About = $"Given up by {InertText.Line(letter.Function, 80)} at {Figures.Time(letter.FailedAt)}.",
        Above = [("Dead letters", "/letters")],
    };

    private static void WriteWhy(HtmlWriter html, LetterReading letter)
    {
        using var section = html.Open("section", ("aria-labelledby", "why-heading"));
        html.Leaf("h2", "Why, and what to do", ("id", "why-heading"));
        if (letter.Unreadable is not null) html.Leaf("p", $"It cannot be read: {InertText.Line(letter.Unreadable, 500)}", ("class", "notice is-bad"));
        html.Leaf("p", letter.Message.Length > 0 ? Cut(letter.Message, LongestMessage) : "It tells no error.", ("class", "message"));
        html.Leaf("p", InertText.Line(letter.Remedy ?? "What to do about this cause is not known.", 1000), ("class", "notice"));
        Shown.Facts(
            html,
            ("Account", letter.Account?.Value), ("Region", letter.Region?.Value), ("Table", letter.Table?.Value), ("Run", letter.Run?.ToString()),
            ("Given up by", Origin(letter.Origin)), ("Message id", InertText.Line(letter.Letter.MessageId)));
    }

    private static void WriteRedrive(HtmlWriter html, PageContext context, LetterReading letter, RedriveDecision decision)
    {
        using var section = html.Open("section", ("aria-labelledby", "redrive-heading"));
        html.Leaf("h2", "Redrive", ("id", "redrive-heading"));
        html.Leaf("p", InertText.Line(decision.IsRedriven ? $"It would go to the queue of {decision.Queue!.Value.ToString().ToLowerInvariant()}: {decision.Why}." : $"It cannot be redriven: {decision.Why}.", 500));
        if (!context.AllowsChanges) return;
        using var form = html.Open("form", ("method", "post"), ("action", LetterForm.RedrivePath), ("class", "actions"));
        LetterForm.WriteToken(html, context);
        html.Empty("input", ("type", "hidden"), ("name", "id"), ("value", LetterKey.Of(letter.Letter.MessageId)));
        if (decision.IsRedriven) html.Leaf("button", "Redrive this letter", ("type", "submit"));
        html.Leaf("button", "Discard this letter…", ("type", "submit"), ("class", "danger"), ("formaction", LetterForm.DiscardPath));
    }

    private static void WriteBody(HtmlWriter html, StoredLetter letter)
    {
        using var section = html.Open("section", ("aria-labelledby", "body-heading"));
        html.Leaf("h2", "What it says", ("id", "body-heading"));
        html.Leaf("p", "Shown as it lies in the queue, and not trusted.", ("class", "about"));
        html.Leaf("pre", Cut(letter.Body, LongestBody), ("class", "letter-body"), ("tabindex", "0"));
        if (letter.CutFrom is { } whole) html.Leaf("p", $"Only its beginning: it has {Figures.Number(whole)} characters in all. backup-scheduler dlq show prints the whole.", ("class", "notice"));
        if (letter.Attributes.Count == 0) return;
        html.Leaf("h3", "Attributes");
        new HtmlTable<KeyValuePair<string, string>>("attributes", "The letter's attributes",
        [
            new("Name", attribute => InertText.Line(attribute.Key, 80)) { IsHead = true },
            new("Value", attribute => InertText.Line(attribute.Value, 1000)),
        ])
        {
            HidesCaption = true,
        }.Write(html, letter.Attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal));
    }

    private static string Cut(string text, int longest) =>
        text.Length <= longest ? text : $"{text[..longest]}\n… cut off here: {Figures.Number(text.Length)} characters in all. backup-scheduler dlq show prints the whole.";

    private static string Origin(LetterOrigin origin) => origin switch
    {
        LetterOrigin.Function => "a function, with the reason",
        LetterOrigin.Queue => "SQS: the functions died on it too often",
        LetterOrigin.Rule => "the rule on the event bus",
        LetterOrigin.Schedule => "the schedule: the run was not started",
        LetterOrigin.Invocation => "Lambda: ScheduleAccounts failed each time",
        _ => "nobody that is known",
    };
}
