using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using BackupScheduler.Bench.Results;
using BackupScheduler.InProcess.Invocations;
using BackupScheduler.Simulation;
using BackupScheduler.Simulation.Enforcement;

namespace BackupScheduler.Bench.Enforcement;

/// <summary><c>simulate-enforcement</c>: the sweeps of one firing, and new roles in their midst.</summary>
internal static class SimulateEnforcementCommand
{
    private static readonly Option<int> Accounts = Numbers.Whole("--accounts", 10_000, 10, 10_000, "accounts");
    private static readonly Option<int> Principals = Numbers.Whole("--principals", 40, 1, 5000, "users and roles of each account");
    private static readonly Option<bool> FirstSweep = new("--first-sweep") { Description = "nobody is covered yet; without it, everybody is: the steady state" };
    private static readonly Option<int> Batch = Numbers.Whole("--batch", EventSourceOptions.Enforcement.BatchSize, 1, 10, "messages of a batch");
    private static readonly Option<int> Concurrency = Numbers.Whole("--concurrency", EventSourceOptions.Enforcement.MaximumConcurrency, 2, 1000, "batches in work at once");
    private static readonly Option<int> Firings = Numbers.Whole("--firings", 1, 1, 3, "firings at the same moment: with 2, each account is swept twice at once");
    private static readonly Option<int> Seed = Numbers.Whole("--seed", 1, 0, int.MaxValue, "everything that is drawn follows from it");
    private static readonly Option<bool> Json = new("--json") { Description = "print one JSON document" };
    private static readonly Option<string?> TraceFile = new("--trace") { Description = "write every call and delivery to this file" };

    private static readonly Option<string?> Results = ResultsOption.Folder();
    private static readonly Option<bool> Short = ResultsOption.Short();

    public static Command Create()
    {
        var command = new Command(
            "simulate-enforcement",
            $"Simulates the sweeps of one firing, and a new role after {string.Join(", ", EnforcementCase.NewRolesAfter)} s; with --results, the standing cases instead. Exit codes: 0 every figure is as promised, 1 one is not, 2 bad arguments.")
        {
            Accounts, Principals, FirstSweep, Batch, Concurrency, Firings, Seed, Json, TraceFile, Results, Short,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        try
        {
            if (parsed.GetValue(Results) is { } folder) return Measure(folder, parsed.GetValue(Short));
            using var trace = parsed.GetValue(TraceFile) is { } path ? new StreamWriter(path) : null;
            var result = EnforcementResult.Of(Read(parsed), trace);
            if (parsed.GetValue(Json)) WriteJson(result);
            else WriteText(result);
            return result.Succeeded ? ExitCode.Done : ExitCode.Failed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"--trace, --results: {e.Message}");
            return ExitCode.BadUsage;
        }
    }

    private static int Measure(string folder, bool isShort)
    {
        var result = EnforcementCases.Measure(isShort, Console.Error);
        result.Save(folder);
        Console.Write(result.Markdown);
        return ExitCode.Done;
    }

    private static EnforcementScenario Read(ParseResult parsed) => new()
    {
        Organization = new Scenario { Accounts = parsed.GetValue(Accounts), Seed = parsed.GetValue(Seed) },
        Principals = parsed.GetValue(Principals),
        IsCovered = !parsed.GetValue(FirstSweep),
        Firings = parsed.GetValue(Firings),
        NewRolesAfter = [.. EnforcementCase.NewRolesAfter.Select(second => TimeSpan.FromSeconds(second))],
        Source = EventSourceOptions.Enforcement with
        {
            InitialConcurrency = 5,
            BatchSize = parsed.GetValue(Batch),
            MaximumConcurrency = parsed.GetValue(Concurrency),
        },
    };

    private static void WriteText(EnforcementResult result)
    {
        EnforcementText.Write(Console.Out, result.Report);
        foreach (var goal in result.Goals)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(goal.IsMet ? "ok  " : "MISS")} {goal.Name}: {goal.Figure:0.##} of {goal.Limit:0.##} at most"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"simulated in {result.Took.TotalSeconds:0.0} s"));
    }

    private static void WriteJson(EnforcementResult result)
    {
        using var output = Console.OpenStandardOutput();
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteBoolean("succeeded", result.Succeeded);
        json.WriteNumber("tookSeconds", Math.Round(result.Took.TotalSeconds, 2));
        EnforcementJson.Write(json, result.Report);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }
}
