using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using BackupScheduler.Aws.Failures;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Aws.Sqs;

/// <summary>The dead-letter queue on SQS. None of these calls does harm when the SDK repeats it.</summary>
internal sealed class SqsDeadLetterQueue(IAmazonSQS sqs, string url) : IDeadLetterQueue
{
    private const int MostAtOnce = 10;

    // SQS asks all its servers only when it may wait; without, letters that are there are not found.
    private const int WaitSeconds = 1;
    private const string SentTimestamp = "SentTimestamp", SourceArn = "DeadLetterQueueSourceArn";

    public string Url => url;

    public async Task<LetterCount> CountAsync(CancellationToken cancellation)
    {
        var request = new GetQueueAttributesRequest
        {
            QueueUrl = url,
            AttributeNames = [QueueAttributeName.ApproximateNumberOfMessages, QueueAttributeName.ApproximateNumberOfMessagesNotVisible],
        };
        var answer = await AwsFailure.TranslateAsync(() => sqs.GetQueueAttributesAsync(request, cancellation), cancellation);
        return new LetterCount(answer.ApproximateNumberOfMessages, answer.ApproximateNumberOfMessagesNotVisible);
    }

    public async Task<IReadOnlyList<HeldLetter>> ReceiveAsync(TimeSpan hold, CancellationToken cancellation)
    {
        var request = new ReceiveMessageRequest
        {
            QueueUrl = url,
            MaxNumberOfMessages = MostAtOnce,
            WaitTimeSeconds = WaitSeconds,
            VisibilityTimeout = (int)hold.TotalSeconds,
            MessageAttributeNames = ["All"],
            MessageSystemAttributeNames = [SentTimestamp, SourceArn],
        };
        var answer = await AwsFailure.TranslateAsync(() => sqs.ReceiveMessageAsync(request, cancellation), cancellation);
        return [.. (answer.Messages ?? []).Select(message => new HeldLetter(Read(message), message.ReceiptHandle))];
    }

    public async Task<IReadOnlyList<HeldLetter>> HoldAsync(IReadOnlyList<HeldLetter> letters, TimeSpan hold, CancellationToken cancellation)
    {
        var request = new ChangeMessageVisibilityBatchRequest
        {
            QueueUrl = url,
            Entries = [.. letters.Select((letter, i) => new ChangeMessageVisibilityBatchRequestEntry
            {
                Id = i.ToString(CultureInfo.InvariantCulture),
                ReceiptHandle = letter.Receipt,
                VisibilityTimeout = (int)hold.TotalSeconds,
            })],
        };
        var answer = await AwsFailure.TranslateAsync(() => sqs.ChangeMessageVisibilityBatchAsync(request, cancellation), cancellation);
        var confirmed = (answer.Successful ?? []).Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        return [.. letters.Where((_, i) => !confirmed.Contains(i.ToString(CultureInfo.InvariantCulture)))];
    }

    public Task DeleteAsync(HeldLetter letter, CancellationToken cancellation) => AwsFailure.TranslateAsync(
        () => sqs.DeleteMessageAsync(new DeleteMessageRequest { QueueUrl = url, ReceiptHandle = letter.Receipt }, cancellation), cancellation);

    private static StoredLetter Read(Message message) => new(
        message.MessageId,
        message.Body ?? "",
        (message.MessageAttributes ?? []).Where(attribute => attribute.Value.StringValue is not null)
            .ToDictionary(attribute => attribute.Key, attribute => attribute.Value.StringValue, StringComparer.Ordinal),
        SentAt(message))
    {
        SourceArn = message.Attributes?.GetValueOrDefault(SourceArn),
    };

    private static DateTimeOffset SentAt(Message message) =>
        long.TryParse(message.Attributes?.GetValueOrDefault(SentTimestamp), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : throw new ServiceFailureException(FailureKind.Other, "IncompleteAnswer", "a message without the time when it was sent");
}
