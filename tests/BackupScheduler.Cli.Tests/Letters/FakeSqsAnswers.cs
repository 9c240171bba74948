using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace BackupScheduler.Cli.Tests.Letters;

/// <summary>Messages as SQS writes and reads them; the SDK checks the digests.</summary>
internal static class FakeSqsAnswers
{
    public static FakeMessage Read(JsonNode request) => new(
        request["MessageBody"]!.GetValue<string>(),
        (request["MessageAttributes"] as JsonObject ?? []).ToDictionary(
            attribute => attribute.Key, attribute => (attribute.Value!["DataType"]!.GetValue<string>(), attribute.Value!["StringValue"]!.GetValue<string>())))
    {
        Group = (string?)request["MessageGroupId"],
    };

    public static JsonObject Sent(FakeMessage message)
    {
        var answer = new JsonObject { ["MessageId"] = message.Id, ["MD5OfMessageBody"] = Digest(Encoding.UTF8.GetBytes(message.Body)) };
        if (message.Attributes.Count > 0) answer["MD5OfMessageAttributes"] = Digest(message.Attributes);
        return answer;
    }

    public static JsonObject Receive(IReadOnlyList<(FakeMessage Message, string Receipt)> came) =>
        came.Count == 0 ? [] : new JsonObject { ["Messages"] = new JsonArray([.. came.Select(one => Received(one.Message, one.Receipt))]) };

    public static JsonObject Counts(int visible, int hidden) => new()
    {
        ["Attributes"] = new JsonObject
        {
            ["ApproximateNumberOfMessages"] = visible.ToString(CultureInfo.InvariantCulture),
            ["ApproximateNumberOfMessagesNotVisible"] = hidden.ToString(CultureInfo.InvariantCulture),
        },
    };

    private static JsonObject Received(FakeMessage message, string receipt)
    {
        var system = new JsonObject { ["SentTimestamp"] = message.SentAt!.Value.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) };
        if (message.SourceArn is { } source) system["DeadLetterQueueSourceArn"] = source;
        var answer = new JsonObject
        {
            ["MessageId"] = message.Id,
            ["ReceiptHandle"] = receipt,
            ["Body"] = message.Body,
            ["MD5OfBody"] = Digest(Encoding.UTF8.GetBytes(message.Body)),
            ["Attributes"] = system,
        };
        if (message.Attributes.Count == 0) return answer;
        var attributes = new JsonObject();
        foreach (var (name, (type, value)) in message.Attributes) attributes[name] = new JsonObject { ["DataType"] = type, ["StringValue"] = value };
        answer["MessageAttributes"] = attributes;
        answer["MD5OfMessageAttributes"] = Digest(message.Attributes);
        return answer;
    }

    // SQS's developer guide, "calculating the MD5 message digest for message attributes".
    private static string Digest(IReadOnlyDictionary<string, (string Type, string Value)> attributes)
    {
        using var text = new MemoryStream();
        foreach (var (name, (type, value)) in attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            Add(text, name);
            Add(text, type);
            text.WriteByte(1);
            Add(text, value);
        }

        return Digest(text.ToArray());
    }

    private static void Add(MemoryStream text, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        text.Write(length);
        text.Write(bytes);
    }

#pragma warning disable CA5351 // SQS's own choice
    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351
}
