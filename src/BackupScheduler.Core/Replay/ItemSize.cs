using BackupScheduler.Core.Items;

namespace BackupScheduler.Core.Replay;

/// <summary>How many bytes an item takes as JSON, at most: a bound that costs less than writing it.</summary>
internal static class ItemSize
{
    // {"BOOL":false}, or the quotes, colons and commas about a value.
    private const int Overhead = 16;

    // A \u escape, which also covers the three bytes of a character in UTF-8.
    private const int EscapedCharacter = 6;

    public static long OfJson(Item item) => OfMap(item.Attributes);

    private static long Of(ItemValue value) => Overhead + value switch
    {
        ItemValue.Text text => Of(text.Value),
        ItemValue.Number number => number.Value.Length,
        ItemValue.Binary binary => Of(binary.Value),
        ItemValue.Sequence list => list.Values.Sum(Of),
        ItemValue.Map map => OfMap(map.Values),
        ItemValue.TextSet set => set.Values.Sum(v => Overhead + Of(v)),
        ItemValue.NumberSet set => set.Values.Sum(v => (long)Overhead + v.Length),
        ItemValue.BinarySet set => set.Values.Sum(v => Overhead + Of(v)),
        _ => 0,
    };

    private static long OfMap(IReadOnlyDictionary<string, ItemValue> values) => values.Sum(e => Overhead + Of(e.Key) + Of(e.Value));

    private static long Of(ReadOnlyMemory<byte> bytes) => (bytes.Length + 2L) / 3 * 4;

    private static long Of(string text)
    {
        long bytes = 0;
        foreach (var c in text) bytes += char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or ',' or ':' or '/' ? 1 : EscapedCharacter;
        return bytes;
    }
}
