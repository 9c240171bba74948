using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace BackupScheduler.Bench.Throughput.Stub;

/// <summary>The answer to SendMessage; the client checks the sums of body and attributes.</summary>
internal static class SingleMessage
{
    // SQS's code of a value that is text.
    private const byte Text = 1;

    /// <summary>The message was taken.</summary>
    public static string Sent(JsonElement request)
    {
        var body = Sum(Encoding.UTF8.GetBytes(request.GetProperty("MessageBody").GetString()!));
        var attributes = request.TryGetProperty("MessageAttributes", out var given) ? $",\"MD5OfMessageAttributes\":\"{Sum(Packed(given))}\"" : "";
        return $$"""{"MessageId":"message","MD5OfMessageBody":"{{body}}"{{attributes}}}""";
    }

    // As the SQS developer guide has it, "Calculating the MD5 message digest for message attributes".
    private static byte[] Packed(JsonElement attributes)
    {
        using var packed = new MemoryStream();
        foreach (var attribute in attributes.EnumerateObject().OrderBy(attribute => attribute.Name, StringComparer.Ordinal))
        {
            Add(packed, attribute.Name);
            Add(packed, attribute.Value.GetProperty("DataType").GetString()!);
            packed.WriteByte(Text);
            Add(packed, attribute.Value.GetProperty("StringValue").GetString()!);
        }

        return packed.ToArray();
    }

    private static void Add(MemoryStream packed, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        packed.Write(length);
        packed.Write(bytes);
    }

#pragma warning disable CA5351 // What SQS answers.
    private static string Sum(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351
}
