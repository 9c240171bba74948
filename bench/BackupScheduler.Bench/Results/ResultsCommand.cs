using System.CommandLine;
using System.Text;
using System.Text.Json;

namespace BackupScheduler.Bench.Results;

/// <summary><c>results</c>: puts measurements into the page of results, and holds their counts against those written down.</summary>
internal static class ResultsCommand
{
    private static readonly Option<string> Folder = new("--results") { Description = "where the measurements lie", DefaultValueFactory = _ => "bench/results" };
    private static readonly Option<string> Page = new("--page") { Description = "the page of results", DefaultValueFactory = _ => "bench/README.md" };
    private static readonly Option<string> Expected = new("--expected") { Description = "the counts that are written down", DefaultValueFactory = _ => "bench/expected-counts.json" };
    private static readonly Option<bool> Update = new("--update") { Description = "write the measured counts down instead of checking them" };

    public static Command Create() => new("results", "What measurements left: on a page, or held against what is expected.") { FillPage(), Check() };

    private static Command FillPage()
    {
        var command = new Command("page", "Replaces each measurement's section of the page. Exit codes: 0 done, 1 the page has no place for one, 2 bad arguments.") { Folder, Page };
        command.SetAction(parsed => Guarded(() =>
        {
            var page = parsed.GetValue(Page)!;
            File.WriteAllText(page, ResultPage.Fill(File.ReadAllText(page), BenchResult.ReadAll(parsed.GetValue(Folder)!)), new UTF8Encoding(false));
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Check()
    {
        var command = new Command("check", "Exit codes: 0 no count is higher than expected, 1 one is, or is missing or new, 2 bad arguments.") { Folder, Expected, Update };
        command.SetAction(parsed => Guarded(() =>
        {
            var measured = BenchResult.ReadAll(parsed.GetValue(Folder)!).SelectMany(result => result.Counts.Select(count => ($"{result.Name}/{count.Key}", count.Value)))
                .OrderBy(count => count.Item1, StringComparer.Ordinal).ToDictionary(count => count.Item1, count => count.Value);
            var file = parsed.GetValue(Expected)!;
            return parsed.GetValue(Update) ? Write(file, measured) : Compare(file, measured);
        }));
        return command;
    }

    private static int Write(string file, Dictionary<string, double> measured)
    {
        File.WriteAllText(file, JsonSerializer.Serialize(measured, NumberContext.Default.DictionaryStringDouble) + "\n", new UTF8Encoding(false));
        Console.WriteLine($"{measured.Count} counts written to {file}");
        return ExitCode.Done;
    }

    private static int Compare(string file, Dictionary<string, double> measured)
    {
        var expected = JsonSerializer.Deserialize(File.ReadAllText(file), NumberContext.Default.DictionaryStringDouble) ?? [];
        var check = CountCheck.Of(expected, measured);
        foreach (var line in check.Regressions) Console.Error.WriteLine($"regression: {line}");
        foreach (var line in check.News) Console.Error.WriteLine($"new: {line}");
        foreach (var line in check.Improvements) Console.WriteLine($"better: {line}");
        Console.WriteLine($"{measured.Count} counts: {check.Regressions.Count} regressions, {check.News.Count} new, {check.Improvements.Count} better");
        return check.IsGood ? ExitCode.Done : ExitCode.Failed;
    }

    private static int Guarded(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or JsonException)
        {
            Console.Error.WriteLine(e.Message);
            return e is InvalidDataException ? ExitCode.Failed : ExitCode.BadUsage;
        }
    }
}
