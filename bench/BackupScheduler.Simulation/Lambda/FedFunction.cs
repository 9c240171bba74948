using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using BackupScheduler.Core.Work;
using BackupScheduler.InProcess.Invocations;
using BackupScheduler.Simulation.Aws;

namespace BackupScheduler.Simulation.Lambda;

/// <summary>A function behind a queue: what is delivered to it is traced and counted.</summary>
internal sealed class FedFunction(EventSourceOptions source, SimulatedFunction<BatchFunction> function, SimulatedAws aws)
{
    // What the poller can acknowledge in one request.
    private const int Acknowledged = 10;

    public FunctionMeter Meter => function.Meter;

    /// <summary>Requests of the poller that acknowledged messages.</summary>
    public long Deletes { get; private set; }

    public async Task<SQSBatchResponse> InvokeAsync(SQSEvent batch, ILambdaContext context)
    {
        await Task.Delay(aws.Draw(aws.Scenario.Latencies.Delivery), aws.Time);
        foreach (var message in batch.Records) Note(message);
        var answer = await function.InvokeAsync(context.AwsRequestId, batch.Records.Count, (handler, own) => handler(batch, own));
        var done = batch.Records.Count - answer.BatchItemFailures.Count;
        Deletes += (done + Acknowledged - 1) / Acknowledged;
        if (aws.Trace.IsOn)
            aws.Trace.Write($"answer {context.AwsRequestId} failed {string.Join(',', answer.BatchItemFailures.Select(failure => failure.ItemIdentifier))}");
        return answer;
    }

    private void Note(SQSEvent.SQSMessage message)
    {
        aws.Trace.Write($"deliver {source.Function} {message.ReceiptHandle}");
        aws.Figures.CountDelivery(isRepeated: message.Attributes["ApproximateReceiveCount"] != "1");
        if (source.Queue == WorkQueue.Accounts && WorkItemJson.TryRead(message.Body, out var item, out _) && item is ReviewAccount)
            aws.Figures.NoteReview(aws.Time.GetUtcNow());
    }
}
