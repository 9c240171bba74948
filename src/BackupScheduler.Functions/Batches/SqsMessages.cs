using System.Globalization;
using Amazon.Lambda.SQSEvents;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Batches;

/// <summary>An SQS record of a Lambda event as a received message.</summary>
internal static class SqsMessages
{
    public static ReceivedMessage Read(SQSEvent.SQSMessage record, WorkQueue queue, DateTimeOffset now) => new(
        queue,
        record.MessageId,
        record.ReceiptHandle,
        record.Body ?? string.Empty,
        new Attempt(
            (int)Math.Clamp(Number(record, "ApproximateReceiveCount") ?? 1, 1, int.MaxValue),
            Number(record, "SentTimestamp") is { } sent ? Time(sent, now) : now))
    {
        // A role's session is "id:session name" (SQS API, ReceiveMessage).
        SenderId = record.Attributes?.GetValueOrDefault("SenderId")?.Split(':')[0],
    };

    private static long? Number(SQSEvent.SQSMessage record, string attribute) =>
        record.Attributes?.GetValueOrDefault(attribute) is { } text
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    private static DateTimeOffset Time(long unixMilliseconds, DateTimeOffset now) =>
        unixMilliseconds <= now.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds) : now;
}
