using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Batches;

/// <summary>
/// The edge of the queue-fed functions: runs the records of a batch, a few at a time. All records count as failed until
/// they are shown done; what failed is put back or dead-lettered as the failure policy says.
/// </summary>
public sealed class SqsBatch(FunctionName function, WorkQueue queue, FailurePolicy policy, EdgePorts ports, IFailureTelling? telling = null)
{
    private readonly FailureDesk _failures = new(function, policy, ports, telling);

    /// <summary>How many records are worked on at the same time.</summary>
    public int Parallelism { get; init; } = 5;

    /// <summary>Runs a batch.</summary>
    /// <param name="batch">The event, untrusted.</param>
    /// <param name="context">Tells the time that is left.</param>
    /// <param name="work">Does one item; whatever it throws is this record's failure alone.</param>
    public async Task<SQSBatchResponse> RunAsync(SQSEvent batch, ILambdaContext context, Func<WorkContext, Task> work)
    {
        using var invocation = Invocation.Start(context, ports.Time);
        // A null is no message: nobody waits for it.
        var records = batch.Records?.FindAll(record => record is not null) ?? [];
        // By place, not by id: a message that is in the batch twice is done only when both are.
        var failed = Enumerable.Range(0, records.Count).ToHashSet();
        var waiting = new Queue<int>(failed);
        var loops = Enumerable.Range(0, Math.Min(Parallelism, records.Count)).Select(_ => LoopAsync()).ToList();
        await Task.WhenAll(loops);
        return new SQSBatchResponse(
            [.. failed.Select(place => records[place].MessageId).Distinct().Select(id => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = id })]);

        async Task LoopAsync()
        {
            while (TryTake(waiting, out var place))
            {
                var message = SqsMessages.Read(records[place], queue, ports.Time.GetUtcNow());
                if (!await IsDoneAsync(message, invocation, work)) continue;
                lock (failed) failed.Remove(place);
            }
        }
    }

    private static bool TryTake(Queue<int> waiting, out int place)
    {
        lock (waiting) return waiting.TryDequeue(out place);
    }

    // The one catch-all of the service: whatever happens to a record is retried, dead-lettered or reported, never lost.
    private async Task<bool> IsDoneAsync(ReceivedMessage message, Invocation invocation, Func<WorkContext, Task> work)
    {
        if (invocation.Cancellation.IsCancellationRequested) return false;
        MessageContent content = default;
        try
        {
            content = MessageReading.Read(message, ports.Time.GetUtcNow());
            // Not every wait below knows the token: the SDK fetches credentials without one.
            await work(new WorkContext(message, content, invocation)).WaitAsync(invocation.Cancellation);
            return true;
        }
        catch (Exception e)
        {
            return await _failures.SettleAsync(message, content, e, invocation);
        }
    }
}
