using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BackupScheduler.Core.Work;

/// <summary>
/// The JSON form of work items. Order of members is irrelevant and unknown members are ignored; everything else that is off
/// is refused with a reason that names the field, what was given and what is accepted.
/// </summary>
public static class WorkItemJson
{
    private const int LongestField = 100, LongestWords = 400;

    private static readonly Dictionary<string, JsonTypeInfo> Kinds = new(StringComparer.Ordinal)
    {
        [nameof(BackUpAccount)] = WorkItemContext.Default.BackUpAccount,
        [nameof(BackUpTable)] = WorkItemContext.Default.BackUpTable,
        [nameof(ReviewAccount)] = WorkItemContext.Default.ReviewAccount,
        [nameof(PruneTable)] = WorkItemContext.Default.PruneTable,
        [nameof(CopyTable)] = WorkItemContext.Default.CopyTable,
        [nameof(ConfirmCopies)] = WorkItemContext.Default.ConfirmCopies,
        [nameof(ProtectAccount)] = WorkItemContext.Default.ProtectAccount,
        [nameof(TellReview)] = WorkItemContext.Default.TellReview,
        [nameof(CloseRun)] = WorkItemContext.Default.CloseRun,
        [nameof(RunClosed)] = WorkItemContext.Default.RunClosed,
    };

    /// <summary>One line of JSON.</summary>
    public static string Write(WorkItem item) => JsonSerializer.Serialize(item, WorkItemContext.Default.WorkItem);

    /// <summary>Reads a message body, which is untrusted input.</summary>
    /// <param name="body">The body.</param>
    /// <param name="item">The item, all its fields within their bounds.</param>
    /// <param name="reason">Why it was refused, in one line.</param>
    public static bool TryRead(string body, [NotNullWhen(true)] out WorkItem? item, [NotNullWhen(false)] out string? reason)
    {
        item = null;
        try
        {
            using var document = JsonDocument.Parse(body);
            reason = CheckEnvelope(document.RootElement);
            if (reason is not null) return false;
            var read = document.RootElement.Deserialize(WorkItemContext.Default.WorkItem)!;
            reason = WorkItemBounds.Check(read);
            if (reason is null) item = read;
        }
        catch (JsonException e)
        {
            reason = Explain(e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // How System.Text.Json reports half a surrogate pair: escaped, or bare.
            reason = "body: holds text that is not Unicode";
        }

        return item is not null;
    }

    // Version and kind come first: the shape of the rest depends on them.
    private static string? CheckEnvelope(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return "body: not a JSON object";
        if (!root.TryGetProperty("version", out var version)) return "version: missing, accepted is 1";
        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != WorkItem.CurrentVersion)
            return $"version: given {Given.Show(version.GetRawText())}, accepted is {WorkItem.CurrentVersion}";
        var kind = root.TryGetProperty("kind", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        return kind is not null && Kinds.TryGetValue(kind, out var shape)
            ? CheckMembers(root, shape)
            : $"kind: given {Given.Show(kind)}, accepted are {string.Join(", ", Kinds.Keys)}";
    }

    private static string? CheckMembers(JsonElement root, JsonTypeInfo shape)
    {
        var missing = shape.Properties.Where(member => member.IsRequired && !root.TryGetProperty(member.Name, out _));
        return missing.FirstOrDefault() is { } first ? $"{first.Name}: missing" : null;
    }

    private static string Explain(JsonException e)
    {
        var field = e.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : "body";
        var words = e.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0];
        return $"{Given.Words(field, LongestField)}: {Given.Words(words, LongestWords)}";
    }
}
