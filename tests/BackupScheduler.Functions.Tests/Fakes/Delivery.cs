using System.Globalization;
using Amazon.Lambda.SQSEvents;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Tests.Fakes;

/// <summary>A message as SQS delivers it.</summary>
internal sealed record Delivery(string Id, string Body, DateTimeOffset SentAt, int Receive = 1)
{
    public static Delivery Of(WorkItem item, DateTimeOffset sentAt, string id = "message-1", int receive = 1) =>
        new(id, WorkItemJson.Write(item), sentAt, receive);

    public SQSEvent.SQSMessage ToRecord() => new()
    {
        MessageId = Id,
        ReceiptHandle = $"handle of {Id}",
        Body = Body,
        EventSource = "aws:sqs",
        Attributes = new Dictionary<string, string>
        {
            ["ApproximateReceiveCount"] = Receive.ToString(CultureInfo.InvariantCulture),
            ["SentTimestamp"] = SentAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        },
    };
}
