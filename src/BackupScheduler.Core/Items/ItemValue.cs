namespace BackupScheduler.Core.Items;

/// <summary>
/// One attribute of an item, in one of DynamoDB's ten types. Two values are equal if DynamoDB would store the same: numbers by
/// value, sets and maps in any order.
/// </summary>
public abstract class ItemValue : IEquatable<ItemValue>
{
    private string? _canonical;

    private ItemValue()
    {
    }

    /// <summary>One text for all spellings of the same value.</summary>
    public string Canonical => _canonical ??= CanonicalText.Of(this);

    /// <inheritdoc/>
    public bool Equals(ItemValue? other) => other is not null && Canonical == other.Canonical;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ItemValue);

    /// <inheritdoc/>
    public override int GetHashCode() => Canonical.GetHashCode(StringComparison.Ordinal);

    /// <summary><c>S</c>.</summary>
    public sealed class Text(string value) : ItemValue
    {
        /// <summary>What it holds.</summary>
        public string Value { get; } = value;
    }

    /// <summary><c>N</c>: up to 38 digits, as it was written.</summary>
    public sealed class Number(string value) : ItemValue
    {
        /// <summary>What it holds.</summary>
        public string Value { get; } = value;
    }

    /// <summary><c>B</c>.</summary>
    public sealed class Binary(ReadOnlyMemory<byte> value) : ItemValue
    {
        /// <summary>What it holds.</summary>
        public ReadOnlyMemory<byte> Value { get; } = value;
    }

    /// <summary><c>BOOL</c>.</summary>
    public sealed class Truth(bool value) : ItemValue
    {
        /// <summary>What it holds.</summary>
        public bool Value { get; } = value;
    }

    /// <summary><c>NULL</c>.</summary>
    public sealed class Nothing : ItemValue;

    /// <summary><c>L</c>.</summary>
    public sealed class Sequence(IReadOnlyList<ItemValue> value) : ItemValue
    {
        /// <summary>What it holds.</summary>
        public IReadOnlyList<ItemValue> Values { get; } = value;
    }

    /// <summary><c>M</c>.</summary>
    public sealed class Map(IReadOnlyDictionary<string, ItemValue> value) : ItemValue
    {
        /// <summary>What it holds.</summary>
        public IReadOnlyDictionary<string, ItemValue> Values { get; } = value;
    }

    /// <summary><c>SS</c>.</summary>
    public sealed class TextSet(IReadOnlyList<string> value) : ItemValue
    {
        /// <summary>What it holds.</summary>
        public IReadOnlyList<string> Values { get; } = value;
    }

    /// <summary><c>NS</c>.</summary>
    public sealed class NumberSet(IReadOnlyList<string> value) : ItemValue
    {
        /// <summary>What it holds.</summary>
        public IReadOnlyList<string> Values { get; } = value;
    }

    /// <summary><c>BS</c>.</summary>
    public sealed class BinarySet(IReadOnlyList<ReadOnlyMemory<byte>> value) : ItemValue
    {
        /// <summary>What it holds.</summary>
        public IReadOnlyList<ReadOnlyMemory<byte>> Values { get; } = value;
    }
}
