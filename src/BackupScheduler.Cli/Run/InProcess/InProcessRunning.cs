using BackupScheduler.Aws;
using BackupScheduler.Aws.Sqs;
using BackupScheduler.Cli.InProcess;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.InProcess;

namespace BackupScheduler.Cli.Run.InProcess;

/// <summary>Does the work of a run here: the real handlers over queues in memory, through the member roles.</summary>
internal static class InProcessRunning
{
    private const string SessionName = "backup-scheduler-run";

    public static async Task<int> RunAsync(
        RunSetup setup, AwsPorts aws, RunPlan plan, Terminal terminal, CancellationToken cancellation)
    {
        // Exports take long and are followed for an hour: the installed functions copy with their next run.
        var (settings, metrics) = (setup.Settings with { Copies = null }, new CountingMetrics());
        if (setup.Settings.Copies is not null) terminal.Progress.Warn("a run in this process makes backups alone; the copies to the vault follow with the service's next run");
        var stores = new RecordingStores(
            aws.BackupStores(settings.BackupRoleName, settings.ExternalId, SessionName),
            aws.TableTags(settings.BackupRoleName, settings.ExternalId, SessionName),
            plan.Run,
            settings.Tables.NarrowedTo(plan.Firing.Tables),
            settings.Naming);
        var ports = new InProcessPorts(
            aws.Organization(), stores, stores, metrics, new SystemJitter(), TimeProvider.System, new LineLog(terminal.Progress.Warn, setup.Options.Verbose));
        var work = new InProcessRun(new InProcessSettings(settings, settings, settings), ports);
        await work.EnqueueAsync(plan.Items);
        var isInterrupted = await DrainAsync(work, new RunProgress(work.Queues, stores, plan, terminal.Progress), cancellation);
        var letters = await new LetterForwarding(Queues(setup, aws), terminal.Progress.Warn).SendAsync(work.Queues.Letters, cancellation);
        var result = InProcessResult.Of(setup, plan, stores, metrics, letters, isInterrupted);
        if (setup.Options.Json) InProcessJson.Write(terminal.Out, setup, plan, result);
        else InProcessReport.Write(terminal, setup, plan, result);
        foreach (var error in result.Errors) await terminal.Error.WriteLineAsync(Invoking.OneLine(error));
        return isInterrupted ? ExitCode.Interrupted : result.Errors.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task<bool> DrainAsync(InProcessRun work, RunProgress progress, CancellationToken cancellation)
    {
        using var ended = new CancellationTokenSource();
        var showing = progress.ShowAsync(ended.Token);
        try
        {
            await work.DrainAsync(null, cancellation);
            return false;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return true;
        }
        finally
        {
            await ended.CancelAsync();
            await showing;
        }
    }

    // Where a letter came from may be nowhere: then it carries no URL of a queue to go back to.
    private static IWorkQueues? Queues(RunSetup setup, AwsPorts aws) => setup.Settings.DeadLetterQueueUrl is { } letters
        ? aws.Queues(new QueueAddresses(setup.Settings.AccountQueueUrl ?? "", setup.Settings.TableQueueUrl ?? "", "", letters))
        : null;
}
