using System.Globalization;
using Amazon.Lambda.SQSEvents;

namespace BackupScheduler.InProcess.Queues;

/// <summary>A message in a queue. Only the queue that holds it changes it, under its lock.</summary>
/// <param name="id">Its id; that of its second delivery too.</param>
/// <param name="copy">0, or 1 for the second delivery.</param>
/// <param name="group">Its fairness group.</param>
/// <param name="body">Its body.</param>
/// <param name="sentAt">When it was sent.</param>
internal sealed class MemoryMessage(string id, int copy, string group, string body, DateTimeOffset sentAt)
{
    public string Id => id;

    public string Group => group;

    public string Body => body;

    public int ReceiveCount { get; private set; }

    public MessageState State { get; set; }

    /// <summary>Counts the changes of <see cref="VisibleAt"/>, so that an entry of the agenda can be told to be outdated.</summary>
    public int Version { get; private set; }

    public DateTimeOffset VisibleAt { get; private set; }

    /// <summary>The handle of the latest receive: older ones are void.</summary>
    public string ReceiptHandle => string.Create(CultureInfo.InvariantCulture, $"{id}/{copy}/{ReceiveCount}");

    public void HideUntil(DateTimeOffset visibleAt, MessageState state) => (VisibleAt, State, Version) = (visibleAt, state, Version + 1);

    public void CountReceive() => ReceiveCount++;

    public SQSEvent.SQSMessage ToRecord() => new()
    {
        MessageId = id,
        ReceiptHandle = ReceiptHandle,
        Body = body,
        EventSource = "aws:sqs",
        Attributes = new Dictionary<string, string>
        {
            ["ApproximateReceiveCount"] = ReceiveCount.ToString(CultureInfo.InvariantCulture),
            ["SentTimestamp"] = sentAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            ["MessageGroupId"] = group,
        },
    };
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
