using BackupScheduler.Core.DeadLetters;

namespace BackupScheduler.Cli.Letters;

/// <summary>What became of letters, for people.</summary>
internal static class LetterOutcomeReport
{
    private const int LongestWhy = 600;

    public static void Write(TextWriter output, LetterOutcome outcome, bool isDryRun)
    {
        // Without a dry run each line was written when it was done.
        if (isDryRun)
            foreach (var result in outcome.Letters) output.WriteLine(Line(result));
        if (outcome.Unreadable.Count > 0) output.WriteLine($"{outcome.Unreadable.Count} letters that nobody can read were left alone: dlq show prints them, dlq discard --id takes them");
        var counts = Enum.GetValues<LetterFate>().Where(fate => outcome.Count(fate) > 0).Select(fate => $"{outcome.Count(fate)} {LetterNames.Fate(fate)}").ToList();
        output.WriteLine(counts.Count == 0 ? "no letter matches" : $"{outcome.Letters.Count} letters: {string.Join(", ", counts)}{(isDryRun ? "; nothing was changed" : "")}");
    }

    public static string Line(LetterResult result)
    {
        var queue = result.Queue is { } known ? $" -> {LetterNames.Queue(known)}" : "";
        return $"{LetterNames.Fate(result.Fate)} {LetterNames.Id(result.Letter)} {LetterNames.What(result.Letter)}{queue}: {LetterText.Line(result.Why, LongestWhy)}";
    }
}
