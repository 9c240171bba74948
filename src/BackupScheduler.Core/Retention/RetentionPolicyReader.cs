using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Retention;

/// <summary>Reads a policy from its setting. Whatever is not understood is refused: a misread policy would delete history.</summary>
internal sealed class RetentionPolicyReader
{
    private const string KeepWithin = "keepWithin";
    private const string Overrides = "overrides";
    private const string Tables = "tables";
    private const string WholeNumber = "a whole number from 1 to 2147483647";
    private const string Policy = "retention";
    private const string AcceptedPolicy = """a whole number from 1, or an object such as {"keepLast":30,"keepWithin":"P7D"}""";
    private const string AcceptedOverride = """{"tables":"Orders*","keepLast":5}""";


    // The first refusal; what is read after it is thrown away.
    private string? _error;

    private RetentionPolicyReader()
    {
    }

    public static bool TryRead(
        string? text, [NotNullWhen(true)] out RetentionPolicy? policy, [NotNullWhen(false)] out string? error)
    {
        var reader = new RetentionPolicyReader();
        var read = reader.Read(text ?? string.Empty);
        error = reader._error;
        policy = error is null ? read : null;
        return error is null;
    }

    private RetentionPolicy Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return Read(json.RootElement);
        }
        // ArgumentException and InvalidOperationException: half a surrogate pair, bare or escaped, which is no JSON text.
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            _error ??= Given.Line(Policy, Given.Show(text), AcceptedPolicy);
            return RetentionPolicy.Default;
        }
    }

    private RetentionPolicy Read(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Number) return RetentionPolicy.KeepingLast(ReadCount(Policy, root) ?? 0);
        var fields = ReadFields(Policy, root, Overrides, AcceptedPolicy);
        var overrides = fields.TryGetValue(Overrides, out var list) ? ReadOverrides(list) : [];
        return new RetentionPolicy(ReadRules(Policy, root, fields), overrides);
    }

    private List<RetentionOverride> ReadOverrides(JsonElement list)
    {
        if (list.ValueKind == JsonValueKind.Array)
            return [.. list.EnumerateArray().Select((item, index) => ReadOverride($"{Overrides}[{index}]", item))];
        Refuse(Overrides, list, $"a list such as [{AcceptedOverride}]");
        return [];
    }

    private RetentionOverride ReadOverride(string path, JsonElement item)
    {
        var fields = ReadFields(path, item, Tables, $"an object such as {AcceptedOverride}");
        return new RetentionOverride(ReadPattern($"{path}.{Tables}", fields), ReadRules(path, item, fields));
    }

    private TablePattern ReadPattern(string path, Dictionary<string, JsonElement> fields)
    {
        var given = fields.TryGetValue(Tables, out var value);
        if (given && value.ValueKind == JsonValueKind.String && TablePattern.TryParse(value.GetString(), out var pattern))
            return pattern;
        Refuse(path, given ? value : null, TablePattern.Accepts);
        return TablePattern.Parse("*");
    }

    private RetentionRules ReadRules(string path, JsonElement owner, Dictionary<string, JsonElement> fields)
    {
        int? Count(string name) =>
            fields.TryGetValue(name, out var value) ? ReadCount(Child(path, name), value) : null;
        var rules = new RetentionRules
        {
            KeepLast = Count("keepLast"),
            KeepWithin = fields.TryGetValue(KeepWithin, out var within) ? ReadDuration(Child(path, KeepWithin), within) : null,
            Daily = Count("daily"),
            Weekly = Count("weekly"),
            Monthly = Count("monthly"),
            Yearly = Count("yearly"),
        };
        if (rules.IsEmpty) Refuse(path, owner, $"at least one rule of {RuleNames}");
        return rules;
    }

    private Dictionary<string, JsonElement> ReadFields(
        string path, JsonElement owner, string besidesRules, string accepted)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (owner.ValueKind != JsonValueKind.Object)
        {
            Refuse(path, owner, accepted);
            return fields;
        }
        foreach (var field in owner.EnumerateObject())
        {
            if (field.Name != besidesRules && field.Name != KeepWithin && RuleTable.Counted.All(rule => rule.Name != field.Name))
                _error ??= Given.Line(path, $"unknown key {Given.Show(field.Name)}", $"{RuleNames}, {besidesRules}");
            if (!fields.TryAdd(field.Name, field.Value))
                _error ??= Given.Line(Child(path, field.Name), "the key twice", "each key once");
        }
        return fields;
    }

    private int? ReadCount(string path, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 1) return count;
        Refuse(path, value, path == Policy ? AcceptedPolicy : WholeNumber);
        return null;
    }

    private TimeSpan? ReadDuration(string path, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && RetentionDuration.TryParse(value.GetString()!, out var duration))
            return duration;
        Refuse(path, value, RetentionDuration.Accepts);
        return null;
    }

    private void Refuse(string path, JsonElement? given, string accepted) =>
        _error ??= Given.Line(path, given is { } value ? Given.Show(value.GetRawText()) : "nothing", accepted);

    private static string RuleNames =>
        string.Join(", ", RuleTable.Counted.Select(rule => rule.Name).Append(KeepWithin));

    private static string Child(string path, string name) => path == Policy ? name : $"{path}.{name}";
}
