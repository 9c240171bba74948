using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using BackupScheduler.Aws.Failures;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Aws.Sqs;

/// <summary>The work queues on SQS: batches of ten, entries that SQS refused for a moment sent again.</summary>
public sealed class SqsWorkQueues(IAmazonSQS sqs, QueueAddresses addresses, TimeProvider time) : IWorkQueues
{
    // SQS quota: entries of one SendMessageBatch.
    private const int BatchSize = 10;
    // The first of thousands of items must not be due before the last is sent.
    private const int AtOnce = 5;
    private const int MaxAttempts = 4;
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public async Task SendAsync(WorkQueue queue, IReadOnlyList<OutgoingItem> items, CancellationToken cancellation)
    {
        var url = addresses.Of(queue);
        foreach (var round in items.Chunk(BatchSize * AtOnce))
            await Task.WhenAll(round.Chunk(BatchSize).Select(batch => SendBatchAsync(url, [.. batch.Select(ToEntry)], cancellation)));
    }

    /// <inheritdoc/>
    public Task SendDeadLetterAsync(DeadLetter letter, CancellationToken cancellation)
    {
        var url = addresses.DeadLetters ?? throw new InvalidOperationException("no URL is configured for the dead-letter queue");
        var request = new SendMessageRequest
        {
            QueueUrl = url,
            MessageBody = letter.Body,
            MessageAttributes = DeadLetterAttributes.Of(letter, addresses.Of(letter.Source)),
        };
        return AwsFailure.TranslateAsync(() => sqs.SendMessageAsync(request, cancellation), cancellation);
    }

    /// <inheritdoc/>
    public Task PutBackAsync(ReceivedMessage message, TimeSpan after, CancellationToken cancellation)
    {
        var request = new ChangeMessageVisibilityRequest
        {
            QueueUrl = addresses.Of(message.Queue),
            ReceiptHandle = message.ReceiptHandle,
            VisibilityTimeout = (int)after.TotalSeconds,
        };
        return AwsFailure.TranslateAsync(() => sqs.ChangeMessageVisibilityAsync(request, cancellation), cancellation);
    }

    // A batch may succeed in part: what SQS did not confirm goes again, what it took never does.
    private async Task SendBatchAsync(string url, List<SendMessageBatchRequestEntry> entries, CancellationToken cancellation)
    {
        for (var attempt = 1; entries.Count > 0; attempt++)
        {
            var request = new SendMessageBatchRequest { QueueUrl = url, Entries = entries };
            var answer = await AwsFailure.TranslateAsync(() => sqs.SendMessageBatchAsync(request, cancellation), cancellation);
            var refused = answer.Failed ?? [];
            if (refused.FirstOrDefault(entry => entry.SenderFault == true) is { } fault) throw NotSent(fault);
            var taken = (answer.Successful ?? []).Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
            entries = [.. entries.Where(entry => !taken.Contains(entry.Id))];
            if (entries.Count == 0) return;
            if (attempt == MaxAttempts) throw NotSent(refused.FirstOrDefault());
            // What refuses single entries is busy: to ask again at once would only add to it.
            await Task.Delay(s_firstPause * (1 << (attempt - 1)), time, cancellation);
        }
    }

    private static ServiceFailureException NotSent(BatchResultErrorEntry? why) => new(
        why?.SenderFault == true ? FailureKind.Other : FailureKind.Transient,
        why?.Code ?? "NotConfirmed",
        $"message not sent: {why?.Message ?? "no answer about it"}");

    private static SendMessageBatchRequestEntry ToEntry(OutgoingItem outgoing, int index) => new()
    {
        Id = index.ToString(CultureInfo.InvariantCulture),
        MessageBody = WorkItemJson.Write(outgoing.Item),
        DelaySeconds = (int)outgoing.Delay.TotalSeconds,
        // A group on a standard queue is a tenant: SQS keeps a noisy account from starving the others (fair queues).
        MessageGroupId = outgoing.FairnessGroup,
    };
}
