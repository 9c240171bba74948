using System.Text.Json;
using BackupScheduler.Core.DeadLetters;

namespace BackupScheduler.Cli.Letters;

/// <summary>One letter, for people; all that others have written is inert.</summary>
internal static class LetterShowReport
{
    private const int LongestLine = 2000;
    private const int LongestParsed = 4 * 1024 * 1024;
    private static readonly JsonWriterOptions s_pretty = new() { Indented = true };

    public static void Write(TextWriter output, LetterReading letter, int longestBody)
    {
        foreach (var (name, value) in Facts(letter))
            if (!string.IsNullOrEmpty(value)) output.WriteLine($"{name + ":",-12} {value}");
        output.WriteLine("attributes:");
        foreach (var (name, value) in letter.Letter.Attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
            output.WriteLine($"  {LetterText.Line(name, 256)} = {LetterText.Line(value, LongestLine)}");
        if (letter.Letter.Attributes.Count == 0) output.WriteLine("  none");
        var length = letter.Letter.CutFrom ?? letter.Letter.Body.Length;
        output.WriteLine($"body, {length} characters{(letter.Unreadable is null ? "" : ", raw")}:");
        WriteBody(output, letter.Letter.Body, longestBody);
    }

    private static IEnumerable<(string Name, string? Value)> Facts(LetterReading letter) =>
    [
        ("id", LetterNames.Id(letter)),
        ("what", LetterNames.What(letter)),
        ("origin", LetterNames.Origin(letter.Origin)),
        ("cause", letter.Cause),
        ("error", LetterText.Line(letter.Message, LongestLine)),
        ("remedy", letter.Remedy ?? "nobody has written down what to do about this cause"),
        ("unreadable", letter.Unreadable is { } reason ? LetterText.Line(reason, LongestLine) : null),
        ("function", letter.Function),
        ("given up", LetterNames.Time(letter.FailedAt)),
        ("sent", LetterNames.Time(letter.Letter.SentAt)),
        ("run", letter.Run?.ToString()),
        ("source", letter.Letter.SourceArn is { } arn ? LetterText.Line(arn, LongestLine) : null),
    ];

    private static void WriteBody(TextWriter output, string body, int longest)
    {
        var text = LetterText.Block(Pretty(body) ?? body);
        output.WriteLine(LetterText.Begin(text, longest));
        if (text.Length > longest) output.WriteLine($"({longest} of {text.Length} characters; --full shows all)");
    }

    private static string? Pretty(string body)
    {
        if (body.Length > LongestParsed) return null;
        try
        {
            using var document = JsonDocument.Parse(body);
            using var buffer = new MemoryStream();
            using (var json = new Utf8JsonWriter(buffer, s_pretty)) document.WriteTo(json);
            return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
