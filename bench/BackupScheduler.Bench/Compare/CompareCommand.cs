using System.CommandLine;
using System.Text.Json;
using BackupScheduler.Bench.Results;
using BackupScheduler.LocalAws.Emulation;

namespace BackupScheduler.Bench.Compare;

/// <summary><c>compare</c>: the same run by the published functions on the real clock and in the simulation.</summary>
internal static class CompareCommand
{
    private static readonly Option<int> Tables = Numbers.Whole("--tables", 200, 10, 500, "tables");
    private static readonly Option<int> Keep = Numbers.Whole("--keep", 5, 1, 30, "newest backups to keep of each table; as many lie there at the beginning");
    private static readonly Option<string> Program = new("--program")
    {
        Description = "the published functions: bootstrap, or bootstrap.dll",
        DefaultValueFactory = _ => Path.Combine("artifacts", "bootstrap-native", "bootstrap"),
    };

    private static readonly Option<bool> Json = new("--json") { Description = "print one JSON document" };

    private static readonly Option<string?> Results = ResultsOption.Folder();

    public static Command Create()
    {
        var command = new Command(
            "compare", "Runs the published functions over the emulator, throttled at AWS's rates, and simulates the same with the latencies measured. Exit codes: 0 the times agree within 15 %, 1 they do not or the run failed, 2 bad arguments, 130 interrupted.")
        {
            Tables, Keep, Program, Json, Results,
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var options = new CompareOptions(parsed.GetValue(Tables), parsed.GetValue(Keep), Path.GetFullPath(parsed.GetValue(Program)!));
        if (!File.Exists(options.Program))
        {
            await Console.Error.WriteLineAsync(
                $"--program: {options.Program} does not exist; dotnet publish src/BackupScheduler.Lambda -c Release -r linux-x64 -o artifacts/bootstrap-native makes it");
            return ExitCode.BadUsage;
        }

        try
        {
            await using var real = await RealInstallation.StartAsync(options, cancellation);
            var firedAt = await real.RunAsync(cancellation);
            var calls = real.Log.Calls;
            var comparison = Comparison.Of(CallLogReading.Times(calls, firedAt), CallLogReading.Latencies(calls), options);
            if (parsed.GetValue(Results) is { } folder) comparison.ToResult().Save(folder);
            if (parsed.GetValue(Json)) WriteJson(comparison);
            else comparison.Write(Console.Out);
            return comparison.Agrees ? ExitCode.Done : ExitCode.Failed;
        }
        catch (Exception e) when (e is EmulatorUnavailableException or TimeoutException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
    }

    private static void WriteJson(Comparison comparison)
    {
        using var output = Console.OpenStandardOutput();
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteBoolean("agrees", comparison.Agrees);
        json.WriteStartArray("times");
        foreach (var (name, real, simulated) in comparison.Rows)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteNumber("real", Math.Round(real, 3));
            json.WriteNumber("simulated", Math.Round(simulated, 3));
            json.WriteNumber("ratio", Math.Round(simulated / real, 4));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }
}
