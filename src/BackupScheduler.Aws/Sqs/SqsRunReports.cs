using System.Globalization;
using System.Runtime.CompilerServices;
using Amazon.SQS;
using Amazon.SQS.Model;
using BackupScheduler.Aws.Failures;
using BackupScheduler.Core.Events;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Aws.Sqs;

/// <summary>The reports on SQS: held by visibility.</summary>
/// <param name="sqs">SQS.</param>
/// <param name="url">The URL of the queue.</param>
public sealed class SqsRunReports(IAmazonSQS sqs, string url) : IRunReports
{
    // SQS quota: messages of one receive, entries of one batch.
    private const int BatchSize = 10;

    // A long poll asks all of SQS's servers, where a short one asks a few and may find nothing.
    private const int WaitSeconds = 1;

    // One empty answer may still be by chance.
    private const int EmptyAnswers = 2;

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<HeldReport>> HoldAsync(TimeSpan hold, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = new ReceiveMessageRequest
        {
            QueueUrl = url,
            MaxNumberOfMessages = BatchSize,
            VisibilityTimeout = (int)hold.TotalSeconds,
            WaitTimeSeconds = WaitSeconds,
        };
        for (var empty = 0; empty < EmptyAnswers;)
        {
            var answer = await AwsFailure.TranslateAsync(() => sqs.ReceiveMessageAsync(request, cancellation), cancellation);
            var some = (answer.Messages ?? []).ConvertAll(Read);
            empty = some.Count == 0 ? empty + 1 : 0;
            if (some.Count > 0) yield return some;
        }
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(CancellationToken cancellation)
    {
        string[] names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed"];
        var request = new GetQueueAttributesRequest { QueueUrl = url, AttributeNames = [.. names] };
        var answer = await AwsFailure.TranslateAsync(() => sqs.GetQueueAttributesAsync(request, cancellation), cancellation);
        var told = answer.Attributes ?? [];
        return names.Sum(name => long.TryParse(told.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0);
    }

    /// <inheritdoc/>
    public async Task ReleaseAsync(IReadOnlyList<HeldReport> reports, CancellationToken cancellation)
    {
        foreach (var batch in reports.Chunk(BatchSize))
        {
            var request = new ChangeMessageVisibilityBatchRequest
            {
                QueueUrl = url,
                Entries = [.. batch.Select((report, i) => new ChangeMessageVisibilityBatchRequestEntry { Id = Id(i), ReceiptHandle = report.ReceiptHandle, VisibilityTimeout = 0 })],
            };
            var answer = await AwsFailure.TranslateAsync(() => sqs.ChangeMessageVisibilityBatchAsync(request, cancellation), cancellation);
            Confirm("let go", answer.Failed);
        }
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(IReadOnlyList<HeldReport> reports, CancellationToken cancellation)
    {
        foreach (var batch in reports.Chunk(BatchSize))
        {
            var request = new DeleteMessageBatchRequest
            {
                QueueUrl = url,
                Entries = [.. batch.Select((report, i) => new DeleteMessageBatchRequestEntry { Id = Id(i), ReceiptHandle = report.ReceiptHandle })],
            };
            var answer = await AwsFailure.TranslateAsync(() => sqs.DeleteMessageBatchAsync(request, cancellation), cancellation);
            Confirm("deleted", answer.Failed);
        }
    }

    // Nobody but the functions may send here, but a body is untrusted all the same.
    private static HeldReport Read(Message message) => new(
        message.MessageId,
        message.ReceiptHandle,
        WorkItemJson.TryRead(message.Body ?? "", out var item, out _) && item is TellReview or RunClosed ? item : null);

    private static string Id(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static void Confirm(string what, List<BatchResultErrorEntry>? failed)
    {
        if (failed is [var first, ..])
            throw new ServiceFailureException(FailureKind.Transient, first.Code, $"{failed.Count} reports not {what}: {first.Message}");
    }
}
