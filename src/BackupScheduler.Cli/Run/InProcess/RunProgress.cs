using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Work;
using BackupScheduler.InProcess.Queues;

namespace BackupScheduler.Cli.Run.InProcess;

/// <summary>Shows how far a run in this process is, once a second.</summary>
internal sealed class RunProgress(MemoryQueues queues, RecordingStores stores, RunPlan plan, Progress progress)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Shows until it is told to end.</summary>
    public async Task ShowAsync(CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            progress.Show(Line(TimeProvider.System.GetUtcNow()));
            await Task.WhenAny(Task.Delay(Pause, ended));
        }

        progress.Close();
    }

    private string Line(DateTimeOffset now)
    {
        var tables = plan.Items
            .SelectMany(item => stores.RecordOf(item.Scope).Selected())
            .CountBy(table => table.Progress).ToDictionary();
        var verified = tables.GetValueOrDefault(TableProgress.Verified);
        var created = verified + tables.GetValueOrDefault(TableProgress.Created);
        return $"{created} of {tables.Values.Sum()} tables asked to be backed up, {verified} verified{Waiting(now)}";
    }

    // Nothing but delayed reviews is left: say when the next one looks, or minutes of silence look like a hang.
    private string Waiting(DateTimeOffset now)
    {
        var (accounts, tables) = (queues.Count(WorkQueue.Accounts), queues.Count(WorkQueue.Tables));
        if (tables.Total + accounts.Waiting + accounts.InFlight > 0) return $"; {tables.Total + accounts.Waiting + accounts.InFlight} items in work";
        return queues.NextDue(WorkQueue.Accounts) is { } due && due > now ? $"; verifying in {due - now:m\\:ss}" : "";
    }
}
