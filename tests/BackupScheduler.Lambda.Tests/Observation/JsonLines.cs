using System.Text.Json;

namespace BackupScheduler.Lambda.Tests.Observation;

/// <summary>Reads output that must be one JSON object a line, each ended by a line feed, no member twice.</summary>
internal static class JsonLines
{
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };

    public static List<JsonElement> Read(StringWriter output)
    {
        var text = output.ToString();
        if (text.Length == 0) return [];
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        return [.. text[..^1].Split('\n').Select(line => JsonDocument.Parse(line, s_strict).RootElement)];
    }
}
