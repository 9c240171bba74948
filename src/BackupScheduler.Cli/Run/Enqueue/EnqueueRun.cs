using BackupScheduler.Aws;
using BackupScheduler.Aws.Sqs;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Cli.Run.Enqueue;

/// <summary>Sends a run to the account queue. Nothing is backed up by that, and nothing here says so.</summary>
internal static class EnqueueRun
{
    // One SendMessageBatch at a time: what is confirmed is known when the next one fails.
    private const int BatchSize = 10;

    public static async Task<int> RunAsync(RunSetup setup, AwsPorts aws, RunPlan plan, Terminal terminal, CancellationToken cancellation)
    {
        UncheckedNames.Refuse(plan);
        var queues = aws.Queues(new QueueAddresses(setup.Settings.AccountQueueUrl, null, null, null));
        var result = await SendAsync(queues, setup, plan, cancellation);
        if (setup.Options.Json) EnqueueJson.Write(terminal.Out, setup, plan, result);
        else EnqueueReport.Write(terminal, setup, plan, result);
        if (result.Error is { } error) await terminal.Error.WriteLineAsync(Invoking.OneLine(error));
        return result.ExitCode;
    }

    private static async Task<EnqueueResult> SendAsync(IWorkQueues queues, RunSetup setup, RunPlan plan, CancellationToken cancellation)
    {
        var sent = 0;
        try
        {
            foreach (var batch in plan.Items.Chunk(BatchSize))
            {
                await queues.SendAsync(WorkQueue.Accounts, [.. batch.Select(item => new OutgoingItem(item, TimeSpan.Zero))], cancellation);
                sent += batch.Length;
            }

            if (ClosingOf(setup, plan) is { } closing) await queues.SendAsync(WorkQueue.Accounts, [closing], cancellation);
            return new EnqueueResult(sent, ExitCode.Done, null);
        }
        catch (ServiceFailureException e)
        {
            return new EnqueueResult(sent, ExitCode.Failed, $"{NotAll(plan, sent)}: {e.Code}: {e.Message}");
        }
        catch (OperationCanceledException e)
        {
            return cancellation.IsCancellationRequested
                ? new EnqueueResult(sent, ExitCode.Interrupted, $"interrupted: {NotAll(plan, sent)}")
                : new EnqueueResult(sent, ExitCode.Failed, $"{NotAll(plan, sent)}: {e.Message}");
        }
    }

    // Where the functions tell how runs ended (REPORT_QUEUE_URL), they tell of this one too.
    private static OutgoingItem? ClosingOf(RunSetup setup, RunPlan plan) => setup.Settings.ReportAccount is { } account
        ? new OutgoingItem(
            plan.Firing.Closing(account, plan.Items.Select(item => item.Account).Distinct(), setup.Regions), setup.Settings.FirstLookAtReports(plan.Run))
        : null;

    private static string NotAll(RunPlan plan, int sent) => sent == plan.Items.Count
        ? $"all {sent} items were confirmed by the queue, but not the one that tells how the run ended: no event of the run will come"
        : $"{sent} of {plan.Items.Count} items were confirmed by the queue; up to {BatchSize} more may have been sent";
}

/// <summary>What the queue confirmed.</summary>
/// <param name="Sent">How many of the plan's items, from its beginning.</param>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Error">Why not all; null when all.</param>
internal sealed record EnqueueResult(int Sent, int ExitCode, string? Error);
