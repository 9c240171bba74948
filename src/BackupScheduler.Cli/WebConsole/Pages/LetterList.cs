using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.WebConsole.Letters;
using BackupScheduler.Cli.WebConsole.Lists;
using BackupScheduler.Core.DeadLetters;

namespace BackupScheduler.Cli.WebConsole.Pages;

/// <summary>The letters as rows, a hundred at a time.</summary>
internal static class LetterList
{
    /// <summary>To look at.</summary>
    public static SortedList<LetterReading> ReadOnly { get; } = new("letters", "The letters, the newest first",
    [
        new("when", new HtmlColumn<LetterReading>("Given up", (html, letter) => html.Leaf("a", Figures.Time(letter.FailedAt), ("href", Shown.LetterHref(letter.Letter.MessageId)))) { IsHead = true, Class = _ => "nowrap" }, (one, other) => one.FailedAt.CompareTo(other.FailedAt)) { IsDownwards = true },
        new("cause", new HtmlColumn<LetterReading>("Cause", WriteCause) { Class = letter => letter.Cause.Length <= 30 ? "nowrap" : null }, ListColumn<LetterReading>.By(letter => letter.Cause)),
        ListColumn<LetterReading>.OfName("function", "Function", letter => letter.Function),
        ListColumn<LetterReading>.OfName("account", "Account", letter => letter.Account?.Value ?? "–"),
        ListColumn<LetterReading>.OfName("region", "Region", letter => letter.Region?.Value ?? "–"),
        ListColumn<LetterReading>.OfName("table", "Table", letter => letter.Table?.Value ?? "–"),
        ListColumn<LetterReading>.OfText("message", "Error", letter => letter.Message),
    ])
    {
        PageSize = 100,
        RowKey = letter => LetterKey.Of(letter.Letter.MessageId),
        Nothing = "There are no dead letters.",
    };

    /// <summary>To choose from.</summary>
    public static SortedList<LetterReading> WithChoice { get; } = ReadOnly with
    {
        First =
        [
            new("Choose", (html, letter) => html.Empty(
                "input", ("type", "checkbox"), ("name", "id"), ("value", LetterKey.Of(letter.Letter.MessageId)), ("form", LetterForm.Id),
                ("aria-label", InertText.Line($"{letter.Cause}, {letter.Table?.Value ?? letter.Account?.Value ?? letter.Function}, {Figures.Time(letter.FailedAt)}")))),
        ],
    };

    private static void WriteCause(HtmlWriter html, LetterReading letter)
    {
        html.Text(InertText.Line(letter.Cause, 80));
        if (letter.Unreadable is null) return;
        html.Text(" ");
        Shown.Mark(html, ("is-bad", "? unreadable"));
    }
}
