using System.Globalization;
using System.Text.Json;
using BackupScheduler.Core.Items;
using CsCheck;

namespace BackupScheduler.Core.Tests.Items;

/// <summary>DynamoDB JSON as the tests write it themselves: values as text, by no code of the product.</summary>
internal static class PlainItems
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[0, 8].Where(text => !text.Any(char.IsSurrogate)), Gen.Const(""), Gen.Const("Grüße \"\\\n\u2028 🚗"), Gen.String[Gen.Char["ab"], 0, 3]);

    private static readonly Gen<string> Number = Gen.OneOf(
        Gen.Int.Select(n => n.ToString(CultureInfo.InvariantCulture)),
        Gen.Decimal.Select(n => n.ToString(CultureInfo.InvariantCulture)),
        Gen.Select(Gen.Int[-99, 99], Gen.Int[-130, 125]).Select((mantissa, exponent) => $"{mantissa}E{exponent}"),
        Gen.String[Gen.Char["0123456789"], 38, 38]);

    private static readonly Gen<string> Base64 = Gen.Byte.Array[0, 9].Select(Convert.ToBase64String);

    /// <summary>A value of any type, nested a few levels deep.</summary>
    public static Gen<string> Value { get; } = ValueOf(3);

    /// <summary>Attributes by name, each as JSON.</summary>
    public static Gen<SortedDictionary<string, string>> Attributes { get; } =
        Gen.Select(Gen.Int[0, 5].Select(i => new[] { "a", "b", "c", "Größe", "x.y", "" }[i]), Value).Array[0, 4].Select(Sorted);

    /// <summary>An item as JSON.</summary>
    public static string Json(IReadOnlyDictionary<string, string> attributes) =>
        $"{{{string.Join(',', attributes.Select(e => $"{Quote(e.Key)}:{e.Value}"))}}}";

    /// <summary>The product's item as the tests write it.</summary>
    public static SortedDictionary<string, string> Of(Item item) => Sorted([.. item.Attributes.Select(e => (e.Key, Of(e.Value)))]);

    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    public static Item Read(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 });
        return ItemJson.Read(document.RootElement);
    }

    private static Gen<string> ValueOf(int depth)
    {
        var flat = Gen.OneOf(
            Text.Select(t => $$"""{"S":{{Quote(t)}}}"""),
            Number.Select(n => $$"""{"N":"{{n}}"}"""),
            Base64.Select(b => $$"""{"B":{{Quote(b)}}}"""),
            Gen.Bool.Select(b => b ? """{"BOOL":true}""" : """{"BOOL":false}"""),
            Gen.Const("""{"NULL":true}"""),
            Text.HashSet[1, 3].Select(set => All("SS", set.Select(Quote))),
            Number.HashSet[1, 3].Select(set => All("NS", set.Select(Quote))),
            Base64.HashSet[1, 3].Select(set => All("BS", set.Select(Quote))));
        if (depth == 0) return flat;
        var inner = ValueOf(depth - 1);
        return Gen.Frequency(
            (6, flat),
            (1, inner.Array[0, 3].Select(list => All("L", list))),
            (1, Gen.Select(Text, inner).Array[0, 3].Select(map => $$"""{"M":{{Json(Sorted(map))}}}""")));
    }

    private static string Of(ItemValue value) => value switch
    {
        ItemValue.Text text => $$"""{"S":{{Quote(text.Value)}}}""",
        ItemValue.Number number => $$"""{"N":"{{number.Value}}"}""",
        ItemValue.Binary binary => $$"""{"B":{{Quote(Convert.ToBase64String(binary.Value.Span))}}}""",
        ItemValue.Truth truth => truth.Value ? """{"BOOL":true}""" : """{"BOOL":false}""",
        ItemValue.Nothing => """{"NULL":true}""",
        ItemValue.Sequence list => All("L", list.Values.Select(Of)),
        ItemValue.Map map => $$"""{"M":{{Json(Sorted([.. map.Values.Select(e => (e.Key, Of(e.Value)))]))}}}""",
        ItemValue.TextSet set => All("SS", set.Values.Select(Quote)),
        ItemValue.NumberSet set => All("NS", set.Values.Select(Quote)),
        ItemValue.BinarySet set => All("BS", set.Values.Select(v => Quote(Convert.ToBase64String(v.Span)))),
        _ => throw new NotSupportedException(value.GetType().Name),
    };

    private static string All(string type, IEnumerable<string> values) => $$"""{"{{type}}":[{{string.Join(',', values)}}]}""";

    private static SortedDictionary<string, string> Sorted((string Name, string Value)[] values)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values) sorted[name] = value;
        return sorted;
    }
}
