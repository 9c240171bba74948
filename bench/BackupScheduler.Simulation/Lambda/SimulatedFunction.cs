using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using BackupScheduler.Core.Work;
using BackupScheduler.InProcess.Invocations;
using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Tracing;

namespace BackupScheduler.Simulation.Lambda;

/// <summary>
/// A function as Lambda runs it: each sandbox has a handler of its own, works on one batch at a time, and is there for the next;
/// where none is free a new one starts, which takes its time.
/// </summary>
internal sealed class SimulatedFunction(EventSourceOptions source, Func<BatchFunction> newHandler, Scenario scenario, SimulatedWire wire, TimeProvider time, Trace trace)
{
    private readonly Stack<BatchFunction> _free = [];

    public async Task<SQSBatchResponse> InvokeAsync(SQSEvent batch, ILambdaContext context)
    {
        await Task.Delay(wire.Draw(scenario.Latencies.Delivery), time);
        foreach (var message in batch.Records) Note(message);
        var handler = await TakeAsync();
        // Starting does not count against the timeout.
        var answer = await handler(batch, new InProcessContext(context.FunctionName, context.AwsRequestId, source.Timeout, time));
        _free.Push(handler);
        trace.Write($"answer {context.AwsRequestId} failed {string.Join(',', answer.BatchItemFailures.Select(failure => failure.ItemIdentifier))}");
        return answer;
    }

    private async Task<BatchFunction> TakeAsync()
    {
        var isCold = !_free.TryPop(out var handler);
        wire.Figures.CountInvocation(isCold);
        if (isCold) await Task.Delay(wire.Draw(scenario.Latencies.ColdStart), time);
        return handler ?? newHandler();
    }

    private void Note(SQSEvent.SQSMessage message)
    {
        var receive = message.Attributes["ApproximateReceiveCount"];
        trace.Write($"deliver {source.Function} {message.ReceiptHandle}");
        wire.Figures.CountDelivery(isRepeated: receive != "1");
        if (source.Queue == WorkQueue.Accounts && WorkItemJson.TryRead(message.Body, out var item, out _) && item is ReviewAccount)
            wire.Figures.NoteReview(time.GetUtcNow());
    }
}
