#nullable enable
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The JSON that the Runtime API takes for a failure.</summary>
internal static class ErrorBody
{
    private const int DeepestCause = 10;

    public static string TypeOf(Exception failure) => failure.GetType().Name;

    public static byte[] Write(Exception failure)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) Write(writer, failure, 0);
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, Exception failure, int depth)
    {
        writer.WriteStartObject();
        writer.WriteString("errorType", TypeOf(failure));
        writer.WriteString("errorMessage", failure.Message);
        writer.WriteStartArray("stackTrace");
        foreach (var line in StackLines(failure)) writer.WriteStringValue(line);
        writer.WriteEndArray();
        if (failure.InnerException is { } cause && depth < DeepestCause)
        {
            writer.WritePropertyName("cause");
            Write(writer, cause, depth + 1);
        }
        writer.WriteEndObject();
    }

    private static string[] StackLines(Exception failure) =>
        failure.StackTrace?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
