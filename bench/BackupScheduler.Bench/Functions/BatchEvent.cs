using System.Globalization;
using System.Text.Json.Nodes;

namespace BackupScheduler.Bench.Functions;

/// <summary>The event that Lambda makes of messages on a queue, each received for the first time.</summary>
internal static class BatchEvent
{
    /// <summary>One record for each body.</summary>
    /// <param name="bodies">The messages' bodies.</param>
    /// <param name="sent">When they were sent.</param>
    public static string Of(IEnumerable<string> bodies, DateTimeOffset sent) => new JsonObject
    {
        ["Records"] = new JsonArray([.. bodies.Select((body, i) => Record(body, i, sent))]),
    }.ToJsonString();

    /// <summary>The messages that come again, by id; none if all are done.</summary>
    /// <param name="answer">A function's answer.</param>
    public static IReadOnlyList<string> Failures(string answer) =>
        [.. (JsonNode.Parse(answer)?["batchItemFailures"]?.AsArray() ?? []).Select(failure => failure!["itemIdentifier"]!.GetValue<string>())];

    private static JsonObject Record(string body, int number, DateTimeOffset sent) => new()
    {
        ["messageId"] = $"message-{number}",
        ["receiptHandle"] = $"handle-{number}",
        ["body"] = body,
        ["attributes"] = new JsonObject
        {
            ["ApproximateReceiveCount"] = "1",
            ["SentTimestamp"] = sent.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        },
        ["messageAttributes"] = new JsonObject(),
        ["eventSource"] = "aws:sqs",
        ["eventSourceARN"] = "arn:aws:sqs:us-east-1:123456789012:measured",
        ["awsRegion"] = "us-east-1",
    };
}
