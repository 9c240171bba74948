using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Restore;

/// <summary><c>restore</c>, once its options are read.</summary>
internal static class Restoring
{
    /// <summary>The word that confirms.</summary>
    public const string Word = "restore";

    public static async Task<int> RunAsync(
        RestoreOptions options, TableDescription? schema, RestoreWorld world, Terminal terminal, CancellationToken cancellation)
    {
        RestorePlanning.Check(options);
        var result = await TryAsync(options, schema, world, terminal, cancellation);
        if (result is null) return ExitCode.Failed;
        if (options.Json) RestoreJson.Write(terminal.Out, options, result, world.Settings.Naming);
        else if (!options.DryRun) RestoreReport.Write(terminal.Out, options, result);
        if (options.DryRun) return ExitCode.Done;
        foreach (var error in result.Errors) await terminal.Error.WriteLineAsync(Invoking.OneLine(error));
        return result.ExitCode;
    }

    // What fails before anything is begun is one line and no more.
    private static async Task<RestoreResult?> TryAsync(
        RestoreOptions options, TableDescription? schema, RestoreWorld world, Terminal terminal, CancellationToken cancellation)
    {
        RestorePlan plan;
        RestoreRun run;
        ResumeDecision decision;
        try
        {
            plan = await RestorePlanning.MakeAsync(world, options.From, RestoreRequest.Of(options, schema), cancellation);
            run = new RestoreRun(plan, world.Ports(plan.Target.Scope, new ProgressText(terminal.Progress, world.Time)));
            decision = await run.DecideAsync(options.Resume, cancellation);
        }
        catch (Exception e) when (e is RestoreException or DamagedExportException)
        {
            await terminal.Error.WriteLineAsync(Invoking.OneLine($"{e.Message}; nothing was written"));
            return null;
        }

        if (decision is ResumeDecision.Refuse refused) throw new BadUsageException(refused.Line);
        await TellAsync(options, plan, decision, terminal, cancellation);
        if (options.DryRun) return new RestoreResult(plan, run.Journal, Error: null, IsInterrupted: false);
        return await RunAsync(plan, run, decision, world, terminal, cancellation);
    }

    private static async Task TellAsync(RestoreOptions options, RestorePlan plan, ResumeDecision decision, Terminal terminal, CancellationToken cancellation)
    {
        var text = string.Join('\n', RestorePlanText.Describe(plan, decision));
        if (options.DryRun) await (options.Json ? terminal.Error : terminal.Out).WriteLineAsync($"dry run: nothing was changed\n{text}");
        else if (options.Yes) await terminal.Error.WriteLineAsync(text);
        else await Confirmation.AskAsync(terminal, text, Word, cancellation);
    }

    private static async Task<RestoreResult> RunAsync(
        RestorePlan plan, RestoreRun run, ResumeDecision decision, RestoreWorld world, Terminal terminal, CancellationToken cancellation)
    {
        var start = world.Time.GetTimestamp();
        string? error = null;
        var isInterrupted = false;
        try
        {
            await run.RunAsync(decision, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            isInterrupted = true;
        }
        catch (ServiceFailureException e)
        {
            error = $"{e.Code}: {e.Message}";
        }
        catch (Exception e) when (e is RestoreException or DamagedExportException)
        {
            error = e.Message;
        }

        terminal.Progress.Close();
        return new RestoreResult(plan, run.Journal, error, isInterrupted) { Took = world.Time.GetElapsedTime(start) };
    }
}
