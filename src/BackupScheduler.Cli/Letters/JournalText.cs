using System.Buffers;
using System.Text.Json;
using BackupScheduler.Core;

namespace BackupScheduler.Cli.Letters;

/// <summary>The lines of a <see cref="RedriveJournal"/>: one JSON object each, the first says whose journal it is.</summary>
internal static class JournalText
{
    public const string Begun = "begun", Sent = "sent", Refused = "refused", Deleted = "deleted";
    private const int Version = 1;

    /// <summary>What was read.</summary>
    /// <param name="States">The letters that are not settled.</param>
    /// <param name="WholeBytes">How much of the file is whole: what follows a crash has cut off.</param>
    /// <param name="LastAt">When the last step was written down; null where none was.</param>
    public sealed record Content(Dictionary<string, JournalState> States, int WholeBytes, DateTimeOffset? LastAt = null);

    public static byte[] Header(string queueUrl) => Object(json =>
    {
        json.WriteNumber("journal", Version);
        json.WriteString("queue", queueUrl);
    });

    public static byte[] Line(DateTimeOffset at, string step, IReadOnlyList<string> letters) => Object(json =>
    {
        json.WriteString("at", at.UtcDateTime);
        json.WriteString("step", step);
        json.WriteStartArray("letters");
        foreach (var letter in letters) json.WriteStringValue(letter);
        json.WriteEndArray();
    });

    /// <summary>Reads a journal; its last line may be cut off, and nothing else be amiss. What is no journal is left alone.</summary>
    /// <exception cref="BadUsageException">It is damaged, or another queue's.</exception>
    public static Content Read(ReadOnlySpan<byte> content, string path, string queueUrl)
    {
        var read = new Content([], 0);
        for (var (begin, number) = (0, 1); begin < content.Length; number++)
        {
            var length = content[begin..].IndexOf((byte)'\n');
            var end = length < 0 ? content.Length : begin + length + 1;
            // Without its end a line is cut off, even where it happens to be whole.
            var isRead = length >= 0 && (number == 1 ? IsHeader(content[begin..end], path, queueUrl) : TryApply(content[begin..end], read.States));
            var isCut = length < 0 && (number > 1 || Header(queueUrl).AsSpan().StartsWith(content[begin..end]));
            if (!isRead && !isCut) throw Damaged(path, number);
            if (!isRead) break;
            read = read with { WholeBytes = end, LastAt = number == 1 ? null : AtOf(content[begin..end]) ?? read.LastAt };
            begin = end;
        }

        return read;
    }

    private static bool IsHeader(ReadOnlySpan<byte> line, string path, string queueUrl)
    {
        if (Parse(line) is not { } header || !header.TryGetProperty("journal", out var version) || !header.TryGetProperty("queue", out var queue)) return false;
        if (version.ValueKind != JsonValueKind.Number || version.GetRawText() != "1" || queue.ValueKind != JsonValueKind.String) return false;
        return queue.GetString() == queueUrl
            ? true
            : throw new BadUsageException(Given.Line("--journal", Given.Show(path), $"the journal of {queueUrl}; this is that of {Given.Show(queue.GetString())}"));
    }

    private static DateTimeOffset? AtOf(ReadOnlySpan<byte> line) =>
        Parse(line) is { } entry && entry.TryGetProperty("at", out var at) && at.ValueKind == JsonValueKind.String && at.TryGetDateTimeOffset(out var time) ? time : null;

    private static bool TryApply(ReadOnlySpan<byte> line, Dictionary<string, JournalState> states)
    {
        if (Parse(line) is not { } entry || !entry.TryGetProperty("step", out var step) || !entry.TryGetProperty("letters", out var letters)) return false;
        if (step.ValueKind != JsonValueKind.String || letters.ValueKind != JsonValueKind.Array) return false;
        if (letters.EnumerateArray().Any(letter => letter.ValueKind != JsonValueKind.String)) return false;
        if (step.GetString() is not (Begun or Sent or Refused or Deleted)) return false;
        foreach (var letter in letters.EnumerateArray()) Apply(step.GetString()!, letter.GetString()!, states);
        return true;
    }

    private static void Apply(string step, string letter, Dictionary<string, JournalState> states)
    {
        if (step == Begun) states[letter] = JournalState.InDoubt;
        else if (step == Sent) states[letter] = JournalState.Sent;
        else states.Remove(letter);
    }

    private static JsonElement? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using var document = JsonDocument.ParseValue(ref reader);
            DemandUnicode(document.RootElement);
            return document.RootElement.ValueKind == JsonValueKind.Object && !reader.Read() ? document.RootElement.Clone() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // An escaped half of a surrogate pair is an InvalidOperationException, and only when it is asked for.
    private static void DemandUnicode(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) _ = value.GetString();
        if (value.ValueKind == JsonValueKind.Array) foreach (var element in value.EnumerateArray()) DemandUnicode(element);
        if (value.ValueKind != JsonValueKind.Object) return;
        foreach (var member in value.EnumerateObject())
        {
            _ = member.Name;
            DemandUnicode(member.Value);
        }
    }

    private static byte[] Object(Action<Utf8JsonWriter> writeMembers)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static BadUsageException Damaged(string path, int number) => new(Given.Line(
        "--journal", Given.Show(path), $"a journal that is whole; its line {number} cannot be read: see which letters it names, then move it away"));
}
