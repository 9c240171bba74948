using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace BackupScheduler.Cli.Demo.Vault;

/// <summary>
/// Compares items as the emulator's API tells them: numbers by value, sets in any order. Shares no code with the service, whose own
/// comparison would hide its own mistakes.
/// </summary>
internal static class ItemComparison
{
    /// <summary>What differs, a line each; empty where all items are the same.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyList<JsonObject> expected, IReadOnlyList<JsonObject> found)
    {
        var wanted = expected.ToDictionary(IdOf, Plain, StringComparer.Ordinal);
        var there = found.ToDictionary(IdOf, Plain, StringComparer.Ordinal);
        return
        [
            .. wanted.Keys.Except(there.Keys).Order(StringComparer.Ordinal).Select(id => $"item {id} is missing"),
            .. there.Keys.Except(wanted.Keys).Order(StringComparer.Ordinal).Select(id => $"item {id} should not be there"),
            .. wanted.Where(item => there.TryGetValue(item.Key, out var other) && other != item.Value)
                .OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => $"item {item.Key} is {there[item.Key]}, expected {item.Value}"),
        ];
    }

    private static string IdOf(JsonObject item) => (string)item["id"]!["S"]!;

    // One text for all spellings of an item.
    private static string Plain(JsonObject attributes) =>
        string.Join(", ", attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal).Select(attribute => $"{attribute.Key}={Value(attribute.Value!.AsObject())}"));

    private static string Value(JsonObject value)
    {
        var (type, content) = value.Single();
        return type switch
        {
            "N" => $"N:{Number((string)content!)}",
            "NS" => $"NS:[{string.Join(' ', content!.AsArray().Select(number => Number((string)number!)).Order(StringComparer.Ordinal))}]",
            "SS" or "BS" => $"{type}:[{string.Join(' ', content!.AsArray().Select(text => text!.ToJsonString()).Order(StringComparer.Ordinal))}]",
            "L" => $"L:[{string.Join(' ', content!.AsArray().Select(part => Value(part!.AsObject())))}]",
            "M" => $"M:{{{Plain(content!.AsObject())}}}",
            _ => $"{type}:{content!.ToJsonString()}",
        };
    }

    // As a fraction of whole numbers, in lowest terms: exact, however many digits there are.
    private static string Number(string text)
    {
        var at = text.AsSpan().IndexOfAny('e', 'E');
        var exponent = at < 0 ? 0 : int.Parse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = at < 0 ? text : text[..at];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? mantissa : mantissa.Remove(point, 1);
        var shift = exponent - (point < 0 ? 0 : mantissa.Length - point - 1);
        var (up, down) = (BigInteger.Parse(digits, CultureInfo.InvariantCulture) * BigInteger.Pow(10, Math.Max(0, shift)), BigInteger.Pow(10, Math.Max(0, -shift)));
        var common = BigInteger.GreatestCommonDivisor(up, down);
        return string.Create(CultureInfo.InvariantCulture, $"{up / common}/{down / common}");
    }
}
