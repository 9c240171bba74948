using System.Text.Encodings.Web;
using System.Text.Json;

namespace BackupScheduler.Fuzz.Running;

/// <summary>An input that broke a promise.</summary>
/// <param name="Target">What it was given to.</param>
/// <param name="Input">The input, shortened where that was possible.</param>
/// <param name="Kind">The exception's type, or <c>Hang</c>, or <c>Memory</c>.</param>
/// <param name="Message">What happened.</param>
public sealed record FuzzDefect(string Target, string Input, string Kind, string Message)
{
    private static readonly JsonSerializerOptions s_layout = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Default,
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
    };

    /// <summary>Writes a file that <see cref="Read"/> takes. Characters that are no Unicode are kept: the input is written as numbers too.</summary>
    public void Save(string file) => File.WriteAllText(file, JsonSerializer.Serialize(new Saved(Target, Kind, Message, Input, [.. Input.Select(c => (int)c)]), s_layout));

    /// <summary>Reads a file that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static FuzzDefect Read(string file)
    {
        try
        {
            var saved = JsonSerializer.Deserialize<Saved>(File.ReadAllText(file), s_layout) ?? throw new InvalidDataException($"{file}: holds nothing");
            return new FuzzDefect(saved.Target, saved.Characters is { } all ? string.Concat(all.Select(c => (char)c)) : saved.Input, saved.Kind, saved.Message);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file}: {e.Message}", e);
        }
    }

    private sealed record Saved(string Target, string Kind, string Message, string Input, int[]? Characters);
}
