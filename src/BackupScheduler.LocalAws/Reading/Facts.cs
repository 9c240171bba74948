namespace BackupScheduler.LocalAws.Reading;

/// <summary>An account of the organization. <see cref="State"/> is AWS's newer field, <see cref="Status"/> the retired one.</summary>
public sealed record AccountFact(string Id, string Name, string State, string Status)
{
    public bool IsActive => (State.Length > 0 ? State : Status) == "ACTIVE";
}

/// <summary>A backup as ListBackups tells it; <see cref="TableId"/> is null when the emulator is read without the proxy.</summary>
public sealed record BackupFact(
    string Arn, string Name, string TableName, string TableArn, string? TableId, string Status, string Type,
    DateTimeOffset Created);

/// <summary>A queue's own three counts.</summary>
public sealed record QueueCounts(int Visible, int InFlight, int Delayed)
{
    public int Total => Visible + InFlight + Delayed;
}

/// <summary>A message as it lies in a queue; <see cref="Attributes"/> are those its sender gave it, <see cref="SystemAttributes"/> SQS's own.</summary>
public sealed record MessageFact(
    string MessageId, string Body, IReadOnlyDictionary<string, string> SystemAttributes,
    IReadOnlyDictionary<string, string> Attributes, string ReceiptHandle);
