using System.Globalization;
using Amazon.Lambda.SQSEvents;

namespace BackupScheduler.InProcess.Queues;

/// <summary>A message in a queue. Only the queue that holds it changes it, under its lock.</summary>
/// <param name="id">Its id; that of its second delivery too.</param>
/// <param name="copy">0, or 1 for the second delivery.</param>
/// <param name="group">Its fairness group; null for none.</param>
/// <param name="body">Its body.</param>
/// <param name="sentAt">When it was sent.</param>
internal sealed class MemoryMessage(string id, int copy, string? group, string body, DateTimeOffset sentAt)
{
    private string? _handle;

    public string Id => id;

    /// <summary>Whom it takes turns as: without a group it is a tenant of its own, as SQS has it.</summary>
    public string Tenant => group ?? id;

    public string Body => body;

    public int ReceiveCount { get; private set; }

    public MessageState State { get; set; }

    /// <summary>Counts the changes of <see cref="VisibleAt"/>, so that an entry of the agenda can be told to be outdated.</summary>
    public int Version { get; private set; }

    public DateTimeOffset VisibleAt { get; private set; }

    /// <summary>The handle of the latest receive: older ones are void.</summary>
    public string ReceiptHandle => _handle ??= string.Create(CultureInfo.InvariantCulture, $"{id}/{copy}/{ReceiveCount}");

    public void HideUntil(DateTimeOffset visibleAt, MessageState state) => (VisibleAt, State, Version) = (visibleAt, state, Version + 1);

    public void CountReceive()
    {
        ReceiveCount++;
        _handle = null;
    }

    public SQSEvent.SQSMessage ToRecord()
    {
        var attributes = new Dictionary<string, string>
        {
            ["ApproximateReceiveCount"] = ReceiveCount.ToString(CultureInfo.InvariantCulture),
            ["SenderId"] = MemoryQueues.Sender,
            ["SentTimestamp"] = sentAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        };
        if (group is not null) attributes["MessageGroupId"] = group;
        return new() { MessageId = id, ReceiptHandle = ReceiptHandle, Body = body, EventSource = "aws:sqs", Attributes = attributes };
    }
}

/// <summary>Where a message is.</summary>
internal enum MessageState
{
    /// <summary>Can be received.</summary>
    Waiting,

    /// <summary>Sent with a delay that has not passed.</summary>
    Delayed,

    /// <summary>Received; out of sight.</summary>
    InFlight,

    /// <summary>Acknowledged, or moved to the dead letters.</summary>
    Gone,
}
