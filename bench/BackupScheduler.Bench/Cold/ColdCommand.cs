using System.CommandLine;
using BackupScheduler.Bench.Functions;
using BackupScheduler.Bench.Throughput;
using BackupScheduler.Bench.Throughput.Stub;
using BackupScheduler.LocalAws.Lambda;

namespace BackupScheduler.Bench.Cold;

/// <summary><c>cold</c>: fresh processes of the worker, native and not, and of a handler in Python that does the same.</summary>
internal static class ColdCommand
{
    private const int ShortRepetitions = 3;

    private static readonly Option<string> Program = PublishedProgram.Option();
    private static readonly Option<string> Portable = new("--portable")
    {
        Description = "the functions as bootstrap.dll; what is not there is not measured",
        DefaultValueFactory = _ => Path.Combine("artifacts", "bootstrap-portable", "bootstrap.dll"),
    };

    private static readonly Option<string> Script = new("--script")
    {
        Description = "the loop in Python",
        DefaultValueFactory = _ => Path.Combine("bench", "python", "runtime.py"),
    };

    private static readonly Option<int> Repetitions = Numbers.Whole("--repetitions", 15, 1, 1000, "fresh processes of each, in turn");
    private static readonly Option<bool> Short = new("--short") { Description = $"{ShortRepetitions} fresh processes of each" };
    private static readonly Option<bool> Json = new("--json") { Description = "print one JSON document" };
    private static readonly Option<string?> Results = new("--results") { Description = "a folder to save the measurement in" };

    public static Command Create()
    {
        var command = new Command(
            "cold", "Starts the published worker, again and again, and measures the time to its first answer and its memory, beside the same on the JIT and in Python. Exit codes: 0 the numbers are reached (with --short: everything answered), 1 one is not or something failed, 2 bad arguments, 130 interrupted.")
        {
            Program, Portable, Script, Repetitions, Short, Json, Results,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (PublishedProgram.FindNative(parsed.GetValue(Program)!) is not { } program) return ExitCode.BadUsage;
        var script = Path.GetFullPath(parsed.GetValue(Script)!);
        if (!File.Exists(script))
        {
            await Console.Error.WriteLineAsync($"--script: {script} does not exist");
            return ExitCode.BadUsage;
        }

        try
        {
            var isShort = parsed.GetValue(Short);
            Contender?[] found = [Contender.Native(program), Contender.Jit(Path.GetFullPath(parsed.GetValue(Portable)!)), await Contender.PythonAsync(script, cancellation)];
            var contenders = found.OfType<Contender>().ToList();
            var figures = await MeasureAsync(contenders, isShort ? ShortRepetitions : parsed.GetValue(Repetitions), cancellation);
            var report = new ColdReport(figures) { IsShort = isShort, Missing = [.. MissingOf(found)] };
            if (parsed.GetValue(Json)) report.WriteJson(Console.OpenStandardOutput());
            else report.Write(Console.Out);
            if (parsed.GetValue(Results) is { } folder) report.ToResult().Save(folder);
            return isShort || report.IsReached ? ExitCode.Done : ExitCode.Failed;
        }
        catch (Exception e) when (cancellation.IsCancellationRequested && e is (OperationCanceledException or MeasurementException))
        {
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is MeasurementException or TimeoutException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Failed;
        }
    }

    private static IEnumerable<string> MissingOf(Contender?[] found)
    {
        if (found[1] is null) yield return "the JIT, since bootstrap.dll or dotnet was not found (dotnet publish src/BackupScheduler.Lambda -c Release -p:PublishAot=false -o artifacts/bootstrap-portable)";
        if (found[2] is null) yield return "Python, since none with boto3 was found";
    }

    private static async Task<IReadOnlyList<ColdFigures>> MeasureAsync(IReadOnlyList<Contender> contenders, int repetitions, CancellationToken cancellation)
    {
        await using var stub = await StubAws.StartAsync(cancellation);
        await using var api = await RuntimeApi.StartAsync("arn:aws:lambda:us-east-1:123456789012:function:cold", cancellation);
        var trials = ColdCase.All.SelectMany(given => contenders, (given, contender) => (Contender: contender, Case: given)).ToDictionary(pair => pair, _ => new List<ColdTrial>());
        // The first round brings the files into memory and warms this process up: it is not counted.
        for (var round = 0; round <= repetitions; round++)
        {
            await Console.Error.WriteLineAsync(round == 0 ? "cold: a round that does not count" : $"cold: round {round} of {repetitions}");
            foreach (var ((contender, given), list) in trials)
            {
                cancellation.ThrowIfCancellationRequested();
                var trial = await ColdTrial.RunAsync(contender, given, api, stub, cancellation);
                if (round > 0) list.Add(trial);
            }
        }

        return [.. trials.Select(pair => new ColdFigures(pair.Key.Contender, pair.Key.Case, pair.Value))];
    }
}
