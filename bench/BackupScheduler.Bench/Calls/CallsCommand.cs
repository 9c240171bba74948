using System.CommandLine;
using BackupScheduler.Bench.Functions;
using BackupScheduler.LocalAws.Emulation;

namespace BackupScheduler.Bench.Calls;

/// <summary><c>calls</c>: what one run, and one sweep, asks AWS for.</summary>
internal static class CallsCommand
{
    private const int Principals = 1000;
    private const int FewPrincipals = 200;

    private static readonly Option<string> Program = PublishedProgram.Option();
    private static readonly Option<bool> Short = new("--short") { Description = "the few small cases whose counts a build checks" };
    private static readonly Option<bool> Json = new("--json") { Description = "print one JSON document" };
    private static readonly Option<string?> Results = new("--results") { Description = "a folder to save the measurement in" };

    public static Command Create()
    {
        var command = new Command(
            "calls", "Counts the calls that the published functions make, on the emulator, over HTTP. Exit codes: 0 the numbers are reached, 1 one is not or the run failed, 2 bad arguments, 130 interrupted.")
        {
            Program, Short, Json, Results,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (PublishedProgram.Find(parsed.GetValue(Program)!) is not { } program) return ExitCode.BadUsage;
        try
        {
            var report = await MeasureAsync(parsed.GetValue(Short), program, cancellation);
            var result = report.ToResult();
            if (parsed.GetValue(Json)) report.WriteJson(Console.OpenStandardOutput());
            else report.Write(Console.Out);
            if (parsed.GetValue(Results) is { } folder) result.Save(folder);
            return result.Goals.All(goal => goal.IsReached) ? ExitCode.Done : ExitCode.Failed;
        }
        catch (Exception e) when (e is EmulatorUnavailableException or TimeoutException or MeasurementException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
    }

    private static async Task<CallsReport> MeasureAsync(bool isShort, string program, CancellationToken cancellation)
    {
        var runs = new List<(CallCase, CallCounts)>();
        foreach (var about in isShort ? CallCase.Few : CallCase.All)
        {
            await Console.Error.WriteLineAsync($"calls: {about.Accounts} accounts, {about.Tables} tables, keep {about.Keep}");
            await using var aws = await EmulatedAws.StartAsync(cancellation);
            runs.Add((about, await new RunCalls(about, aws, program).MeasureAsync(cancellation)));
        }

        var principals = isShort ? FewPrincipals : Principals;
        await Console.Error.WriteLineAsync($"calls: {principals} users and roles, swept twice");
        await using var identities = await EmulatedAws.StartAsync(cancellation);
        return new CallsReport(runs, await SweepCalls.MeasureAsync(principals, identities, program, cancellation)) { IsShort = isShort };
    }
}
