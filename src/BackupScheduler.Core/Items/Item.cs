namespace BackupScheduler.Core.Items;

/// <summary>An item, or its key alone: values by the names of their attributes. Equal where every attribute is.</summary>
/// <param name="Attributes">The attributes.</param>
public sealed record Item(IReadOnlyDictionary<string, ItemValue> Attributes)
{
    /// <summary>One text for all spellings of the same item.</summary>
    public string Canonical => new ItemValue.Map(Attributes).Canonical;

    /// <summary>These attributes alone: an item's key, given the names of the key's attributes.</summary>
    /// <exception cref="FormatException">One of them is absent.</exception>
    public Item Only(IReadOnlyList<string> names) => new(names.ToDictionary(
        name => name,
        name => Attributes.TryGetValue(name, out var value) ? value : throw new FormatException($"the item has no attribute {Given.Show(name)}"),
        StringComparer.Ordinal));

    /// <inheritdoc/>
    public bool Equals(Item? other) => other is not null && Canonical == other.Canonical;

    /// <inheritdoc/>
    public override int GetHashCode() => Canonical.GetHashCode(StringComparison.Ordinal);
}
