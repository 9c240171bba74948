using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Wire;

internal static class Json
{
    /// <summary>Writes characters as they are, where the default escapes all that is no ASCII.</summary>
    public static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For bodies that others wrote: what is no JSON object reads as an empty one.</summary>
    public static JsonObject ObjectOrEmpty(ReadOnlySpan<byte> body)
    {
        try
        {
            return body.IsEmpty ? [] : JsonNode.Parse(body) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    public static JsonObject ObjectOrEmpty(string body) => ObjectOrEmpty(System.Text.Encoding.UTF8.GetBytes(body));
}
