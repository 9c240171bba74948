namespace BackupScheduler.Core.DeadLetters;

/// <summary>A message of the dead-letter queue, as it lies there. All of it is untrusted.</summary>
/// <param name="MessageId">The queue's id of it.</param>
/// <param name="Body">Its body, up to 1 MiB.</param>
/// <param name="Attributes">Its message attributes of type String, by name.</param>
/// <param name="SentAt">When it was sent to the dead-letter queue.</param>
public sealed record StoredLetter(string MessageId, string Body, IReadOnlyDictionary<string, string> Attributes, DateTimeOffset SentAt);
