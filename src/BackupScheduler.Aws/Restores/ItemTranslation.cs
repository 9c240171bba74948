using Amazon.DynamoDBv2.Model;
using BackupScheduler.Core.Items;

namespace BackupScheduler.Aws.Restores;

/// <summary>Items as the SDK takes and gives them.</summary>
internal static class ItemTranslation
{
    public static Dictionary<string, AttributeValue> Write(Item item) => Write(item.Attributes);

    public static Item Read(Dictionary<string, AttributeValue> item) => new(ReadMap(item));

    private static Dictionary<string, AttributeValue> Write(IReadOnlyDictionary<string, ItemValue> values) =>
        values.ToDictionary(value => value.Key, value => Write(value.Value), StringComparer.Ordinal);

    private static AttributeValue Write(ItemValue value) => value switch
    {
        ItemValue.Text text => new AttributeValue { S = text.Value },
        ItemValue.Number number => new AttributeValue { N = number.Value },
        ItemValue.Binary binary => new AttributeValue { B = Stream(binary.Value) },
        ItemValue.Truth truth => new AttributeValue { BOOL = truth.Value },
        ItemValue.Nothing => new AttributeValue { NULL = true },
        ItemValue.Sequence list => new AttributeValue { L = [.. list.Values.Select(Write)] },
        ItemValue.Map map => new AttributeValue { M = Write(map.Values) },
        ItemValue.TextSet set => new AttributeValue { SS = [.. set.Values] },
        ItemValue.NumberSet set => new AttributeValue { NS = [.. set.Values] },
        ItemValue.BinarySet set => new AttributeValue { BS = [.. set.Values.Select(Stream)] },
        _ => throw new InvalidOperationException($"DynamoDB has no type {value.GetType().Name}"),
    };

    private static Dictionary<string, ItemValue> ReadMap(Dictionary<string, AttributeValue> values) =>
        values.ToDictionary(value => value.Key, value => Read(value.Value), StringComparer.Ordinal);

    private static ItemValue Read(AttributeValue value) => value switch
    {
        { S: { } text } => new ItemValue.Text(text),
        { N: { } number } => new ItemValue.Number(number),
        { B: { } binary } => new ItemValue.Binary(binary.ToArray()),
        { BOOL: { } truth } => new ItemValue.Truth(truth),
        { NULL: true } => new ItemValue.Nothing(),
        { SS: { Count: > 0 } set } => new ItemValue.TextSet(set),
        { NS: { Count: > 0 } set } => new ItemValue.NumberSet(set),
        { BS: { Count: > 0 } set } => new ItemValue.BinarySet([.. set.Select(member => (ReadOnlyMemory<byte>)member.ToArray())]),
        { IsMSet: true } => new ItemValue.Map(ReadMap(value.M)),
        { IsLSet: true } => new ItemValue.Sequence([.. value.L.Select(Read)]),
        _ => throw new FormatException("an attribute of a type that this version does not know"),
    };

    private static MemoryStream Stream(ReadOnlyMemory<byte> bytes) => new(bytes.ToArray(), writable: false);
}
