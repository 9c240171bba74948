namespace BackupScheduler.Core.DeadLetters;

/// <summary>A message of the dead-letter queue, as it lies there. All of it is untrusted.</summary>
/// <param name="MessageId">The queue's id of it.</param>
/// <param name="Body">Its body, up to 1 MiB.</param>
/// <param name="Attributes">Its message attributes that are text or numbers, by name: Lambda's ErrorCode is a number.</param>
/// <param name="SentAt">When it was sent to the dead-letter queue.</param>
public sealed record StoredLetter(string MessageId, string Body, IReadOnlyDictionary<string, string> Attributes, DateTimeOffset SentAt)
{
    /// <summary>The queue that SQS itself took it from; null where somebody sent it here.</summary>
    public string? SourceArn { get; init; }

    /// <summary>How long the body is, in characters, where <see cref="Body"/> is only its beginning; null where it is whole.</summary>
    public int? CutFrom { get; init; }

    /// <summary>The same with no more than the beginning of its body: what is only looked at need not be held.</summary>
    public StoredLetter CutTo(int longest) =>
        Body.Length <= longest ? this : this with { Body = LetterText.Begin(Body, longest), CutFrom = CutFrom ?? Body.Length };
}
