using System.Globalization;
using Amazon.Lambda.SQSEvents;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Tests.Fakes;

/// <summary>A message as SQS delivers it.</summary>
internal sealed record Delivery(string Id, string Body, DateTimeOffset SentAt, int Receive = 1)
{
    /// <summary>The role that reviews, as the worlds' settings name it.</summary>
    public const string Reviewer = "AROAREVIEWER00000001";

    /// <summary>Who sent it, by SQS's own account; null where it does not tell.</summary>
    public string? Sender { get; init; } = $"{Reviewer}:backup-scheduler-ScheduleTables";

    public static Delivery Of(WorkItem item, DateTimeOffset sentAt, string id = "message-1", int receive = 1) =>
        new(id, WorkItemJson.Write(item), sentAt, receive);

    public SQSEvent.SQSMessage ToRecord()
    {
        var attributes = new Dictionary<string, string>
        {
            ["ApproximateReceiveCount"] = Receive.ToString(CultureInfo.InvariantCulture),
            ["SentTimestamp"] = SentAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        };
        if (Sender is not null) attributes["SenderId"] = Sender;
        return new() { MessageId = Id, ReceiptHandle = $"handle of {Id}", Body = Body, EventSource = "aws:sqs", Attributes = attributes };
    }
}
