using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Items;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Replay;

/// <summary>Holds records against the key of their table: one of another shape is damage, never passed over.</summary>
internal sealed class RecordKeys(IReadOnlyList<KeyPart> parts)
{
    private readonly string[] _names = [.. parts.Select(part => part.Name)];

    /// <summary>The key of an item.</summary>
    /// <exception cref="FormatException">It lacks an attribute of the key, or one is neither text, number nor binary.</exception>
    public Item Of(Item item)
    {
        var key = item.Only(_names);
        foreach (var (name, value) in key.Attributes)
        {
            if (value is not (ItemValue.Text or ItemValue.Number or ItemValue.Binary))
                throw new FormatException($"attribute {Given.Show(name)} cannot be part of a key");
        }

        return key;
    }

    /// <summary>A record of a full export as a write.</summary>
    /// <exception cref="FormatException">It is not a record of this table.</exception>
    public ItemWrite ReadItem(ReadOnlyMemory<byte> line)
    {
        var item = ExportLine.ReadItem(line);
        return new ItemWrite(Of(item), item);
    }

    /// <summary>A record of a window.</summary>
    /// <exception cref="FormatException">It is not a record of this table, or its item has another key than it says.</exception>
    public ItemChange ReadChange(ReadOnlyMemory<byte> line)
    {
        var change = ExportLine.ReadChange(line);
        CheckKey(change.Key);
        if (change.New is { } item && Of(item) != change.Key) throw new FormatException("the new image has another key than the record");
        return change;
    }

    /// <summary>What a record of a window is about, without the item.</summary>
    /// <exception cref="FormatException">It is not a record of this table.</exception>
    public ItemStamp ReadStamp(ReadOnlyMemory<byte> line)
    {
        var stamp = ExportLine.ReadStamp(line);
        CheckKey(stamp.Key);
        return stamp;
    }

    private void CheckKey(Item key)
    {
        Of(key);
        if (key.Attributes.Count != _names.Length) throw new FormatException($"a key has {_names.Length} attributes here, the record's has {key.Attributes.Count}");
    }
}
