using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using BackupScheduler.InProcess.Queues;
using BackupScheduler.Simulation;
using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Reporting;

namespace BackupScheduler.Bench.Simulate;

/// <summary><c>simulate</c>: the real handlers in a simulated organization, on virtual time.</summary>
internal static class SimulateCommand
{
    private static readonly Option<int> Accounts = Numbers.Whole("--accounts", 1, 1, 1000, "accounts");
    private static readonly Option<int> Tables = Numbers.Whole("--tables", 2500, 1, 10_000, "tables of each account");
    private static readonly Option<int> Keep = Numbers.Whole("--keep", 30, 1, 100, "newest backups to keep of each table; as many lie there at the beginning");
    private static readonly Option<int> Runs = Numbers.Whole("--runs", 1, 1, 50, "daily runs");
    private static readonly Option<int> Seed = Numbers.Whole("--seed", 1, 0, int.MaxValue, "everything that is drawn follows from it");
    private static readonly Option<int> Retries = Numbers.Whole("--retries", 2, 0, 10, "how often the AWS clients repeat a read within a call");
    private static readonly Option<double> Throttles = Numbers.Share("--throttles", "share of DynamoDB calls that are throttled whatever the rate");
    private static readonly Option<double> LostCreates = Numbers.Share("--lost-creates", "share of CreateBackup answers that are lost");
    private static readonly Option<double> Duplicates = Numbers.Share("--duplicates", "share of messages that are delivered twice");
    private static readonly Option<bool> Json = new("--json") { Description = "print one JSON document" };
    private static readonly Option<string?> TraceFile = new("--trace") { Description = "write every call and delivery to this file" };

    public static Command Create()
    {
        var command = new Command(
            "simulate", "Simulates runs of the service. Exit codes: 0 every figure is as promised (with faults: every table is backed up), 1 one is not, 2 bad arguments.")
        {
            Accounts, Tables, Keep, Runs, Seed, Retries, Throttles, LostCreates, Duplicates, Json, TraceFile,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var scenario = Read(parsed);
        try
        {
            using var trace = parsed.GetValue(TraceFile) is { } path ? new StreamWriter(path) : null;
            var result = SimulationResult.Of(scenario, parsed.GetValue(Runs), trace);
            if (parsed.GetValue(Json)) WriteJson(result);
            else WriteText(result);
            return result.Succeeded ? ExitCode.Done : ExitCode.Failed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"--trace: {e.Message}");
            return ExitCode.BadUsage;
        }
    }

    private static Scenario Read(ParseResult parsed) => new()
    {
        Accounts = parsed.GetValue(Accounts),
        Tables = parsed.GetValue(Tables),
        Keep = parsed.GetValue(Keep),
        Seed = parsed.GetValue(Seed),
        Retries = parsed.GetValue(Retries),
        Faults = new FaultPlan { ThrottleShare = parsed.GetValue(Throttles), LostCreateShare = parsed.GetValue(LostCreates) },
        Queues = new Scenario().Queues with { DuplicateShare = parsed.GetValue(Duplicates) },
        IsTraced = parsed.GetValue(TraceFile) is not null || parsed.GetValue(Accounts) * parsed.GetValue(Tables) <= 100_000,
    };

    private static void WriteText(SimulationResult result)
    {
        foreach (var (report, goals) in result.Runs) ReportText.Write(Console.Out, report, goals);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"simulated in {result.Took.TotalSeconds:0.0} s"));
    }

    private static void WriteJson(SimulationResult result)
    {
        using var output = Console.OpenStandardOutput();
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteBoolean("succeeded", result.Succeeded);
        json.WriteNumber("tookSeconds", Math.Round(result.Took.TotalSeconds, 2));
        json.WriteStartArray("runs");
        foreach (var (report, goals) in result.Runs) ReportJson.Write(json, report, goals);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }
}
