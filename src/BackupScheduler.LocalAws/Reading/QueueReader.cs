using System.Globalization;
using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Reading;

/// <summary>Counts and messages of queues, over the raw API.</summary>
public sealed class QueueReader(AwsWire wire, AwsPlace place)
{
    public async Task<QueueCounts> CountsAsync(string queueUrl, CancellationToken cancellation = default)
    {
        var answer = await CallAsync("GetQueueAttributes",
            new() { ["QueueUrl"] = queueUrl, ["AttributeNames"] = new JsonArray("All") }, cancellation);
        int Count(string name) =>
            int.Parse(answer["Attributes"]![$"ApproximateNumberOfMessages{name}"]!.GetValue<string>(), CultureInfo.InvariantCulture);
        return new QueueCounts(Count(""), Count("NotVisible"), Count("Delayed"));
    }

    /// <summary>The visible messages, which stay in the queue. Looking counts as a receive, as it does on AWS.</summary>
    public async Task<IReadOnlyList<MessageFact>> PeekAsync(string queueUrl, CancellationToken cancellation = default)
    {
        var messages = await ReceiveAllAsync(queueUrl, _ => Task.CompletedTask, cancellation);
        foreach (var message in messages)
        {
            await CallAsync("ChangeMessageVisibility", new()
            {
                ["QueueUrl"] = queueUrl,
                ["ReceiptHandle"] = message.ReceiptHandle,
                ["VisibilityTimeout"] = 0,
            }, cancellation);
        }

        return messages;
    }

    /// <summary>The visible messages, which are deleted.</summary>
    public Task<IReadOnlyList<MessageFact>> DrainAsync(string queueUrl, CancellationToken cancellation = default) =>
        ReceiveAllAsync(queueUrl, message => CallAsync("DeleteMessage",
            new() { ["QueueUrl"] = queueUrl, ["ReceiptHandle"] = message.ReceiptHandle }, cancellation), cancellation);

    private async Task<IReadOnlyList<MessageFact>> ReceiveAllAsync(
        string queueUrl, Func<MessageFact, Task> each, CancellationToken cancellation)
    {
        var all = new List<MessageFact>();
        while (true)
        {
            var batch = await SqsReceive.BatchAsync(wire, place, queueUrl, 10, visibilityTimeout: 120, cancellation);
            foreach (var message in batch)
            {
                var fact = Fact(message);
                all.Add(fact);
                await each(fact);
            }

            if (batch.Count == 0)
            {
                return all;
            }
        }
    }

    private static MessageFact Fact(JsonNode message) => new(
        message["MessageId"]!.GetValue<string>(),
        message["Body"]!.GetValue<string>(),
        Texts(message["Attributes"], value => value.GetValue<string>()),
        Texts(message["MessageAttributes"], value => (string?)value["StringValue"] ?? ""),
        message["ReceiptHandle"]!.GetValue<string>());

    private static Dictionary<string, string> Texts(JsonNode? map, Func<JsonNode, string> text) =>
        map?.AsObject().ToDictionary(p => p.Key, p => text(p.Value!)) ?? [];

    private Task<JsonObject> CallAsync(string operation, JsonObject input, CancellationToken cancellation) =>
        wire.CallAsync(JsonService.Sqs, operation, input, place, cancellation);
}
