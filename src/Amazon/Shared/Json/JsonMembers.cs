using System.Text.Json;
using Amazon.Util;

namespace Amazon.StandIns.Json;

/// <summary>Members of AWS JSON, where absent and null are one: null in the model, nothing on the wire.</summary>
internal static class JsonMembers
{
    public static void WriteIfSet(this Utf8JsonWriter writer, string name, string value)
    {
        if (value is not null) writer.WriteString(name, value);
    }

    public static void WriteIfSet(this Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } number) writer.WriteNumber(name, number);
    }

    /// <summary>A time, which JSON 1.1 sends as epoch seconds; one of no stated kind is taken for local time, as the SDK does.</summary>
    public static void WriteIfSet(this Utf8JsonWriter writer, string name, DateTime? value)
    {
        if (value is { } time) writer.WriteNumber(name, (long)(time.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds);
    }

    /// <summary>A list; an empty one is sent, but for callers who asked the SDK for its old habit.</summary>
    public static void WriteIfSet<T>(this Utf8JsonWriter writer, string name, List<T> values, Action<T> write)
    {
        if (values is null || (values.Count == 0 && AWSConfigs.InitializeCollections)) return;
        writer.WriteStartArray(name);
        values.ForEach(write);
        writer.WriteEndArray();
    }

    public static string Text(this JsonElement element, string name) => Member(element, name)?.GetString();

    public static int? Number(this JsonElement element, string name) => Member(element, name)?.GetInt32();

    /// <summary>A time, which JSON 1.1 sends as epoch seconds.</summary>
    public static DateTime? Time(this JsonElement element, string name) =>
        Member(element, name) is { } seconds ? AWSSDKUtils.ConvertFromUnixDoubleEpochSeconds(seconds.GetDouble()) : null;

    public static T Structure<T>(this JsonElement element, string name, Func<JsonElement, T> read)
        where T : class =>
        Member(element, name) is { } structure ? read(structure) : null;

    /// <summary>A list; absent ones are null, or empty for callers who asked the SDK for its old habit.</summary>
    public static List<T> List<T>(this JsonElement element, string name, Func<JsonElement, T> read)
    {
        if (Member(element, name) is { } list) return [.. list.EnumerateArray().Select(read)];
        return AWSConfigs.InitializeCollections ? [] : null;
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;
}
