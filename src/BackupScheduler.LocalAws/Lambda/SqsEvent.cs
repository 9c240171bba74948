using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Lambda;

/// <summary>The event that Lambda makes of received messages.</summary>
internal static class SqsEvent
{
    public static string Of(IEnumerable<JsonObject> messages, string queueArn) => new JsonObject
    {
        ["Records"] = new JsonArray([.. messages.Select(m => Record(m, queueArn))]),
    }.ToJsonString();

    private static JsonObject Record(JsonObject message, string queueArn)
    {
        var record = new JsonObject
        {
            ["messageId"] = Copy(message["MessageId"]),
            ["receiptHandle"] = Copy(message["ReceiptHandle"]),
            ["body"] = Copy(message["Body"]),
            ["attributes"] = Copy(message["Attributes"]) ?? new JsonObject(),
            ["messageAttributes"] = new JsonObject(
                (message["MessageAttributes"]?.AsObject() ?? []).Select(a => KeyValuePair.Create(a.Key, (JsonNode?)Attribute(a.Value!)))),
            ["md5OfBody"] = Copy(message["MD5OfBody"]),
            ["eventSource"] = "aws:sqs",
            ["eventSourceARN"] = queueArn,
            ["awsRegion"] = queueArn.Split(':')[3],
        };
        if (message["MD5OfMessageAttributes"] is { } md5)
        {
            record["md5OfMessageAttributes"] = Copy(md5);
        }

        return record;
    }

    private static JsonObject Attribute(JsonNode value)
    {
        var attribute = new JsonObject();
        if (value["StringValue"] is { } text)
        {
            attribute["stringValue"] = Copy(text);
        }

        if (value["BinaryValue"] is { } binary)
        {
            attribute["binaryValue"] = Copy(binary);
        }

        attribute["stringListValues"] = new JsonArray();
        attribute["binaryListValues"] = new JsonArray();
        attribute["dataType"] = Copy(value["DataType"]);
        return attribute;
    }

    private static JsonNode? Copy(JsonNode? node) => node?.DeepClone();
}
