using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.Serialization.SystemTextJson.Converters;

/// <summary>Reads ISO 8601 text, or the epoch seconds that some AWS events carry.</summary>
public class DateTimeConverter : JsonConverter<DateTime>
{
    /// <inheritdoc/>
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number) return DateTime.UnixEpoch.AddSeconds(reader.GetDouble());
        if (reader.TokenType == JsonTokenType.String && reader.TryGetDateTime(out var time)) return time;
        throw new JsonSerializerException($"Unknown data type for DateTime: {reader.TokenType}");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
