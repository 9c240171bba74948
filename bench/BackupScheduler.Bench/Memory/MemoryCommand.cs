using System.CommandLine;
using BackupScheduler.Bench.Functions;
using BackupScheduler.Bench.Throughput;
using BackupScheduler.Bench.Throughput.Stub;

namespace BackupScheduler.Bench.Memory;

/// <summary><c>memory</c>: how much of its 128 MB a function needs for the review of a large account.</summary>
internal static class MemoryCommand
{
    private static readonly (int Tables, int Keep)[] s_accounts = [(200, 30), (2500, 30), (10_000, 30)];

    private static readonly Option<string> Program = PublishedProgram.Option();
    private static readonly Option<bool> Short = new("--short") { Description = "the smallest account alone: what a build checks is calls" };
    private static readonly Option<bool> Json = new("--json") { Description = "print one JSON document" };
    private static readonly Option<string?> Results = new("--results") { Description = "a folder to save the measurement in" };

    public static Command Create()
    {
        var command = new Command(
            "memory", "Reviews large accounts with the published function, a fresh process each, against a stub. Exit codes: 0 within the memory (with --short: reviewed), 1 not or something failed, 2 bad arguments, 130 interrupted.")
        {
            Program, Short, Json, Results,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (PublishedProgram.FindNative(parsed.GetValue(Program)!) is not { } program) return ExitCode.BadUsage;
        try
        {
            var report = await MeasureAsync(program, parsed.GetValue(Short), cancellation);
            var result = report.ToResult();
            if (parsed.GetValue(Json)) report.WriteJson(Console.OpenStandardOutput());
            else report.Write(Console.Out);
            if (parsed.GetValue(Results) is { } folder) result.Save(folder);
            return report.IsShort || result.Goals.All(goal => goal.IsReached) ? ExitCode.Done : ExitCode.Failed;
        }
        catch (Exception e) when (e is MeasurementException or TimeoutException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
    }

    private static async Task<MemoryReport> MeasureAsync(string program, bool isShort, CancellationToken cancellation)
    {
        await using var stub = await StubAws.StartAsync(cancellation);
        var trials = new List<ReviewTrial>();
        foreach (var (tables, keep) in isShort ? s_accounts.Take(1) : s_accounts)
        {
            await Console.Error.WriteLineAsync($"memory: {tables} tables that keep {keep}");
            trials.Add(await ReviewTrial.RunAsync(stub, tables, keep, program, cancellation));
        }

        return new MemoryReport(trials) { IsShort = isShort };
    }
}
