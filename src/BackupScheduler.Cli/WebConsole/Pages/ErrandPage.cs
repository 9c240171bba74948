using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.WebConsole.Letters;
using BackupScheduler.Core.DeadLetters;

namespace BackupScheduler.Cli.WebConsole.Pages;

/// <summary>What became of letters, each of them. Nothing counts as done that is not confirmed.</summary>
internal static class ErrandPage
{
    private const int MostShown = 1000;

    public static ConsolePage Of(Errand errand) => new(errand.Title, html =>
    {
        if (errand.IsRunning) html.Leaf("p", "It goes on when this page is closed.", ("class", "notice"), ("data-wait", ""));
        if (errand.Failure is not null)
            html.Leaf("p", $"It ended early: {InertText.Line(errand.Failure, 500)}. What is not told here to be done still lies in the queue, or may.", ("class", "notice is-bad"), ("role", "alert"));
        if (errand.End is not { } end) return;
        if (end.File is not null) WriteFile(html, end.File);
        WriteEnds(html, errand, end);
    })
    {
        Section = "/letters",
        Tone = errand.End is { } ended && ended.Done == errand.Letters.Count ? "is-good" : errand.IsRunning ? "is-unknown" : "is-bad",
        About = errand switch
        {
            { IsRunning: true } => $"Under way: {InertText.Line(errand.Progress!)}.",
            { End: { } end } => $"Ended: {Figures.Number(end.Done)} of {Figures.Count(errand.Letters.Count, "letter")} done and confirmed.",
            _ => "Ended early.",
        },
        Above = [("Dead letters", "/letters")],
    };

    private static void WriteFile(HtmlWriter html, string file)
    {
        using var line = html.Open("p", ("class", "notice"));
        html.Text("What was discarded is written to ");
        html.Leaf("code", file, ("id", "discarded-file"));
    }

    private static void WriteEnds(HtmlWriter html, Errand errand, LettersEnd end)
    {
        using var section = html.Open("section", ("aria-labelledby", "ends-heading"));
        html.Leaf("h2", "Each letter", ("id", "ends-heading"));
        var letters = errand.Letters.DistinctBy(letter => letter.Letter.MessageId).ToDictionary(letter => letter.Letter.MessageId, StringComparer.Ordinal);
        new HtmlTable<LetterEnd>("ends", "What became of each letter, what is not done first",
        [
            new("Letter", (page, one) => page.Text(Name(letters.GetValueOrDefault(one.MessageId), one.MessageId))) { IsHead = true },
            new("Result", (page, one) => Shown.Mark(page, one.IsDone ? ("is-good", "✓ done") : ("is-bad", "! not done"))),
            new("What", one => InertText.Line(one.What, 500)),
        ])
        {
            HidesCaption = true,
            RowKey = one => LetterKey.Of(one.MessageId),
        }.Write(html, end.Ends.OrderBy(one => one.IsDone).Take(MostShown));
        if (end.Ends.Count > MostShown) html.Leaf("p", $"And {Figures.Number(end.Ends.Count - MostShown)} more, all of them {(end.Ends.Count - end.Done <= MostShown ? "done" : "told by dlq list")}.");
        if (end.Ends.Count < errand.Letters.Count)
            html.Leaf("p", $"{Figures.Count(errand.Letters.Count - end.Ends.Count, "letter")} were not found in the queue any more, or not in time.", ("class", "notice is-bad"));
    }

    private static string Name(LetterReading? letter, string id) => letter is null
        ? InertText.Line(id)
        : InertText.Line($"{letter.Cause}, {letter.Table?.Value ?? letter.Account?.Value ?? letter.Function}, {Figures.Time(letter.FailedAt)}");
}
