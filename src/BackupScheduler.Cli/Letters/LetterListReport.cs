using System.Globalization;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Shell;
using BackupScheduler.Core.DeadLetters;
using Spectre.Console;

namespace BackupScheduler.Cli.Letters;

/// <summary>The dead letters, for people.</summary>
internal static class LetterListReport
{
    public static void Write(Terminal terminal, LetterListing listing, bool each)
    {
        var output = terminal.Out;
        if (listing.Letters.Count > 0) terminal.Write(each ? Letters(listing.Letters, terminal.Width) : Groups(listing.Groups, terminal.Width));
        foreach (var cause in listing.Groups.GroupBy(group => group.Cause, StringComparer.Ordinal))
            foreach (var line in Wrapping.Lines(Remedy([.. cause]), terminal.Width, rest: "  ")) output.WriteLine(line);
        var unreadable = listing.Letters.Count(letter => letter.Unreadable is not null);
        if (unreadable > 0) output.WriteLine($"{unreadable} of them nobody can read: dlq show prints them, dlq discard --id takes them");
        output.WriteLine($"{listing.Letters.Count} letters in {listing.Groups.Count} groups{(listing.Look.IsComplete ? "" : "; NOT ALL WERE SEEN")}");
    }

    // The queue keeps letters for two weeks: no year is needed.
    private static string Short(DateTimeOffset time) => time.UtcDateTime.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static Table Groups(IReadOnlyList<LetterGroup> groups, int width)
    {
        var rows = groups.Select(group => new[]
        {
            Plain.Number(group.Count), group.Cause, group.Function, group.Account?.Value ?? "-", Short(group.First), Short(group.Last),
        });
        return Table(["count", "cause", "function", "account", "first, UTC", "last, UTC"], [1, 2], [.. rows], width);
    }

    private static Table Letters(IReadOnlyList<LetterReading> letters, int width)
    {
        var rows = letters.Select(letter => new[] { LetterNames.Id(letter), Short(letter.FailedAt), letter.Cause, LetterNames.What(letter) });
        return Table(["id", "since, UTC", "cause", "what"], [2, 3], [.. rows], width);
    }

    // What is too wide is cut in the columns that may be long, evenly; an id that is cut could not be asked for.
    private static Table Table(string[] columns, int[] flexible, IReadOnlyList<string[]> rows, int width)
    {
        const int Padding = 3;
        const int Narrowest = 4;
        var widths = columns.Select((column, i) => rows.Select(row => row[i].Length).Append(column.Length).Max()).ToArray();
        while (widths.Sum(column => column + Padding) + 1 > width && flexible.MaxBy(i => widths[i]) is var widest && widths[widest] > Narrowest) widths[widest]--;
        var table = Plain.Table(columns.Length, [.. columns.Select((column, i) => LetterText.Line(column, widths[i]))]);
        foreach (var row in rows) table.AddPlainRow([.. row.Select((cell, i) => LetterText.Line(cell, Math.Max(widths[i], Narrowest)))]);
        return table;
    }

    // One account's remedy stands for the others': a thousand accounts may lack the same role.
    private static string Remedy(IReadOnlyList<LetterGroup> groups)
    {
        var others = groups.DistinctBy(group => group.Remedy).Count() - 1;
        return $"{groups[0].Cause}: {groups[0].Remedy ?? "nobody has written down what to do about it: dlq show tells more"}{(others > 0 ? $" (and likewise in {others} more)" : "")}";
    }
}
