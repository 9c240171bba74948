using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using BackupScheduler.Bench.Results;
using BackupScheduler.Fuzz;
using BackupScheduler.Fuzz.Running;

namespace BackupScheduler.Bench.Fuzz;

/// <summary><c>fuzz</c>: hostile input for everything that takes untrusted input, and what must hold whatever comes.</summary>
internal static class FuzzCommand
{
    private const int ShortInputs = 14_000;

    private static readonly Option<int> Inputs = Numbers.Whole("--inputs", 1_000_000, 1, 1_000_000_000, "inputs, over all targets in turn");
    private static readonly Option<int> Seed = Numbers.Whole("--seed", 1, 0, int.MaxValue, "the same seed gives the same inputs");
    private static readonly Option<int> Threads = Numbers.Whole("--threads", Math.Max(1, Environment.ProcessorCount), 1, 256, "threads that try inputs");
    private static readonly Option<string?> Target = new("--target") { Description = "only the target of this name" };
    private static readonly Option<string?> Replay = new("--replay") { Description = "try the input of a file that an earlier run wrote, and nothing else" };
    private static readonly Option<string> Failures = new("--failures") { Description = "folder for the inputs that broke a promise", DefaultValueFactory = _ => "fuzz-failures" };
    private static readonly Option<string?> Results = new("--results") { Description = "folder for the figures" };
    private static readonly Option<bool> Short = new("--short") { Description = $"{ShortInputs} inputs, and generous with time" };
    private static readonly Option<bool> Json = new("--json") { Description = "print one JSON document" };

    public static Command Create()
    {
        var command = new Command("fuzz", "Gives hostile input to handlers, readers and settings. Exit codes: 0 every promise was kept, 1 one was broken, 2 bad arguments, 130 interrupted.")
        {
            Inputs, Seed, Threads, Target, Replay, Failures, Results, Short, Json,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var all = FuzzTargets.All();
        if (parsed.GetValue(Replay) is { } file) return Again(file, all);
        var targets = parsed.GetValue(Target) is { } name ? [.. all.Where(target => target.Name == name)] : all;
        if (targets.Count == 0) return Refuse($"--target: given '{parsed.GetValue(Target)}', accepted are {string.Join(", ", all.Select(target => target.Name))}");

        var error = Console.Error;
        // The runtime tells there of every invocation that fails.
        Console.SetError(TextWriter.Null);
        var report = new Fuzzing(targets, Options(parsed, error)).Run(cancellation);
        Console.SetError(error);
        foreach (var defect in report.Defects) Save(defect, parsed.GetValue(Failures)!, error);
        if (parsed.GetValue(Results) is { } folder) FuzzResult.Of(report).Save(folder);
        FuzzText.Write(report, parsed.GetValue(Json));
        return cancellation.IsCancellationRequested ? ExitCode.Interrupted : report.Defects.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static FuzzOptions Options(ParseResult parsed, TextWriter error)
    {
        var isShort = parsed.GetValue(Short);
        var options = new FuzzOptions(isShort ? ShortInputs : parsed.GetValue(Inputs), parsed.GetValue(Seed))
        {
            Threads = parsed.GetValue(Threads),
            Progress = done =>
            {
                if (done % 20_000 == 0) error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done:N0} inputs"));
            },
            Hung = defect =>
            {
                Save(defect, parsed.GetValue(Failures)!, error);
                Environment.Exit(ExitCode.Failed);
            },
        };
        return isShort ? options with { LongestInput = TimeSpan.FromSeconds(10), HungAfter = TimeSpan.FromSeconds(60) } : options;
    }

    private static int Again(string file, IReadOnlyList<IFuzzTarget> targets)
    {
        FuzzDefect saved;
        try
        {
            saved = FuzzDefect.Read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Refuse($"--replay: {e.Message}");
        }

        if (targets.FirstOrDefault(target => target.Name == saved.Target) is not { } known) return Refuse($"--replay: {file} is for {saved.Target}, which is no target");
        if (Fuzzing.Try(known, saved.Input) is not { } defect)
        {
            Console.WriteLine($"{saved.Target}: every promise was kept");
            return ExitCode.Done;
        }

        Console.WriteLine($"{defect.Target}: {defect.Kind}: {defect.Message}");
        return ExitCode.Failed;
    }

    private static void Save(FuzzDefect defect, string folder, TextWriter error)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{string.Concat(defect.Target.Where(char.IsLetter))}-{defect.Kind}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(defect.Message)))[..8]}.json");
        defect.Save(file);
        error.WriteLine($"{defect.Target}: {defect.Kind}: {defect.Message}");
        error.WriteLine($"  input of {defect.Input.Length} characters, shortened: {JsonEncodedText.Encode(defect.Input.Length > 500 ? defect.Input[..500] : defect.Input)}");
        error.WriteLine($"  again with: fuzz --replay {file}");
    }

    private static int Refuse(string line)
    {
        Console.Error.WriteLine(line);
        return ExitCode.BadUsage;
    }
}
