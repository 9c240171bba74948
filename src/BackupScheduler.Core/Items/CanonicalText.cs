using System.Text;
using System.Text.Json;

namespace BackupScheduler.Core.Items;

/// <summary>Writes a value so that equal ones give the same text: maps and sets sorted, numbers in one spelling.</summary>
internal static class CanonicalText
{
    public static string Of(ItemValue value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, ItemValue value)
    {
        switch (value)
        {
            case ItemValue.Text t:
                text.Append('S').Append(Quoted(t.Value));
                break;
            case ItemValue.Number n:
                text.Append('N').Append(CanonicalNumber.Of(n.Value));
                break;
            case ItemValue.Binary b:
                text.Append('B').Append(Convert.ToBase64String(b.Value.Span));
                break;
            case ItemValue.Truth truth:
                text.Append(truth.Value ? 'T' : 'F');
                break;
            case ItemValue.Nothing:
                text.Append('0');
                break;
            case ItemValue.Sequence list:
                AppendAll(text, 'L', list.Values.Select(v => v.Canonical));
                break;
            case ItemValue.Map map:
                AppendAll(text, 'M', map.Values.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{Quoted(e.Key)}:{e.Value.Canonical}"));
                break;
            case ItemValue.TextSet set:
                AppendAll(text, 's', set.Values.Order(StringComparer.Ordinal).Select(Quoted));
                break;
            case ItemValue.NumberSet set:
                AppendAll(text, 'n', set.Values.Select(CanonicalNumber.Of).Order(StringComparer.Ordinal));
                break;
            case ItemValue.BinarySet set:
                AppendAll(text, 'b', set.Values.Select(v => Convert.ToBase64String(v.Span)).Order(StringComparer.Ordinal));
                break;
            default:
                throw new InvalidOperationException($"DynamoDB has no type {value.GetType().Name}");
        }
    }

    private static void AppendAll(StringBuilder text, char mark, IEnumerable<string> parts) =>
        text.Append(mark).Append('[').AppendJoin(',', parts).Append(']');

    // With its ends marked, so that no text can look like two.
    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
