using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BackupScheduler.Core.Enforcement;

/// <summary>IAM policy documents by their meaning: the same policy has many spellings.</summary>
public static class PolicyDocument
{
    /// <summary>
    /// A text that two documents share exactly when they say the same: whatever the order of members, statements and values, one
    /// value or a list of one, white space, or URL-encoding (as IAM returns documents). Actions are compared without regard to
    /// case, as IAM does. Null for what is no policy document, or says a member twice.
    /// </summary>
    public static string? Meaning(string document)
    {
        try
        {
            var text = document.TrimStart().StartsWith('%') ? Uri.UnescapeDataString(document) : document;
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Members(json.RootElement, WriteTop) : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The characters that count against IAM's size limits: all but white space (IAM user guide, "IAM quotas").</summary>
    public static int Size(string document) => document.Count(c => !char.IsWhiteSpace(c));

    private static string WriteTop(JsonProperty member) => member.Name == "Statement"
        ? Set(Values(member.Value).Select(statement => Members(statement, WriteOfStatement)))
        : Scalar(member.Value);

    private static string WriteOfStatement(JsonProperty member) => member.Name switch
    {
        "Sid" or "Effect" => Scalar(member.Value),
        "Action" or "NotAction" => Set(Values(member.Value).Select(action => Scalar(action).ToLowerInvariant())),
        _ => Nested(member.Value),
    };

    // Principals and conditions: objects whose leaves are one value or a list of values.
    private static string Nested(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? Members(value, member => Nested(member.Value))
        : Set(Values(value).Select(Scalar));

    private static string Members(JsonElement value, Func<JsonProperty, string> write)
    {
        if (value.ValueKind != JsonValueKind.Object) throw new FormatException("not an object");
        var members = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
            if (!members.TryAdd(member.Name, write(member)))
                throw new FormatException("a member is there twice");
        return $"{{{string.Join(',', members.Select(member => $"{Quote(member.Key)}:{member.Value}"))}}}";
    }

    private static List<JsonElement> Values(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];

    // IAM takes true and "true", 5 and "5" for the same.
    private static string Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Quote(value.GetString()!),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => Quote(value.GetRawText()),
        _ => throw new FormatException("not a single value"),
    };

    private static string Set(IEnumerable<string> values)
    {
        var text = new StringBuilder("[");
        return text.AppendJoin(',', values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)).Append(']').ToString();
    }

    private static string Quote(string text) => $"\"{JavaScriptEncoder.Default.Encode(text)}\"";
}
