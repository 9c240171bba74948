using System.Globalization;
using System.Text;

namespace BackupScheduler.Core.Retention;

/// <summary>The canonical form: keys in one order, no white space, rules that keep nothing left out, durations normalised.</summary>
internal static class RetentionPolicyWriter
{
    public static string Write(RetentionPolicy policy)
    {
        var text = new StringBuilder("{");
        AppendRules(text, policy.Rules);
        if (policy.Overrides.Count > 0)
            Append(text, "overrides", $"[{string.Join(',', policy.Overrides.Select(Write))}]");
        return text.Append('}').ToString();
    }

    private static string Write(RetentionOverride other)
    {
        var text = new StringBuilder("{");
        // A pattern's characters need no escape in JSON.
        Append(text, "tables", $"\"{other.Tables.Text}\"");
        AppendRules(text, other.Rules);
        return text.Append('}').ToString();
    }

    private static void AppendRules(StringBuilder text, RetentionRules rules)
    {
        if (rules.KeepWithin is { Ticks: > 0 } within)
            Append(text, "keepWithin", $"\"{RetentionDuration.Format(within)}\"");
        foreach (var rule in RuleTable.Counted)
            if (rule.LimitOf(rules) is > 0 and var limit)
                Append(text, rule.Name, limit.ToString(CultureInfo.InvariantCulture));
    }

    private static void Append(StringBuilder text, string name, string value)
    {
        if (text[^1] != '{') text.Append(',');
        text.Append('"').Append(name).Append("\":").Append(value);
    }
}
