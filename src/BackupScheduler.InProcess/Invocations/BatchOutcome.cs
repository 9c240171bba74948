using Amazon.Lambda.SQSEvents;

namespace BackupScheduler.InProcess.Invocations;

/// <summary>Reads a function's answer as an event source with partial batch responses does.</summary>
/// <remarks>Rules: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html</remarks>
internal static class BatchOutcome
{
    /// <summary>The messages to acknowledge: none when the answer cannot be trusted.</summary>
    public static IReadOnlyList<SQSEvent.SQSMessage> Done(IReadOnlyList<SQSEvent.SQSMessage> batch, SQSBatchResponse? answer)
    {
        var failed = (answer?.BatchItemFailures ?? []).Select(failure => failure?.ItemIdentifier ?? "").ToHashSet(StringComparer.Ordinal);
        var known = batch.Select(message => message.MessageId).ToHashSet(StringComparer.Ordinal);
        return failed.IsSubsetOf(known) ? [.. batch.Where(message => !failed.Contains(message.MessageId))] : [];
    }
}
