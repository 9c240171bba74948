using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using BackupScheduler.Bench.Results;
using BackupScheduler.Simulation.Reporting;
using BackupScheduler.Simulation.Scenarios;

namespace BackupScheduler.Bench.Simulate;

/// <summary><c>simulate</c>: the real handlers in a simulated organization, on virtual time.</summary>
internal static class SimulateCommand
{
    private static readonly Option<bool> List = new("--list") { Description = "name the scenarios, and do nothing" };
    private static readonly Option<bool> Json = new("--json") { Description = "print one JSON document" };
    private static readonly Option<string?> TraceFile = new("--trace") { Description = "write every call and delivery to this file" };
    private static readonly Option<string?> Results = ResultsOption.Folder();
    private static readonly Option<bool> Short = ResultsOption.Short();

    public static Command Create()
    {
        var command = new Command(
            "simulate",
            "Simulates runs of the service; with --results and no --scenario all scenarios. Exit codes: 0 every figure is as promised (with faults: every table is backed up), 1 one is not (with --short: a table is not backed up), 2 bad arguments.")
        {
            List, Json, TraceFile, Results, Short,
        };
        foreach (var option in SimulateOptions.All) command.Add(option);
        command.Validators.Add(SimulateOptions.Validate);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        if (parsed.GetValue(List))
        {
            foreach (var scenario in NamedScenario.All) Console.WriteLine($"{scenario.Name,-12} {scenario.About}");
            return ExitCode.Done;
        }

        try
        {
            return Simulate(parsed);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"--trace, --results: {e.Message}");
            return ExitCode.BadUsage;
        }
        catch (ArgumentException e)
        {
            // A setting that the functions refuse.
            Console.Error.WriteLine(e.Message);
            return ExitCode.BadUsage;
        }
    }

    private static int Simulate(ParseResult parsed)
    {
        var (folder, isShort) = (parsed.GetValue(Results), parsed.GetValue(Short));
        using var trace = parsed.GetValue(TraceFile) is { } path ? new StreamWriter(path) : null;
        var succeeded = true;
        foreach (var plan in SimulateOptions.Read(parsed, areAll: folder is not null, isShort))
        {
            if (folder is not null) Console.Error.WriteLine($"{plan.Named.Name}: {plan.Named.About}");
            var result = SimulationResult.Of(plan, trace);
            if (folder is not null) SimulationPage.Of(plan, result, isShort).Save(folder);
            if (parsed.GetValue(Json)) WriteJson(plan, result);
            else WriteText(plan, result);
            // In small the figures are other ones: they are told, and count for nothing.
            succeeded &= isShort ? result.Runs.All(run => run.Report.NotBackedUp == 0) : result.Succeeded;
        }

        return succeeded ? ExitCode.Done : ExitCode.Failed;
    }

    private static void WriteText(SimulationPlan plan, SimulationResult result)
    {
        // Of a day of runs the last one tells what there is to tell, and those that miss something.
        foreach (var (i, (report, goals)) in result.Runs.Index())
            if (i == result.Runs.Count - 1 || goals.Any(goal => !goal.IsMet)) ReportText.Write(Console.Out, report, goals);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{plan.Named.Name}: simulated in {result.Took.TotalSeconds:0.0} s"));
    }

    private static void WriteJson(SimulationPlan plan, SimulationResult result)
    {
        using var output = Console.OpenStandardOutput();
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("scenario", plan.Named.Name);
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
