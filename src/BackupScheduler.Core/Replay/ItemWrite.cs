using BackupScheduler.Core.Items;

namespace BackupScheduler.Core.Replay;

/// <summary>One write to a table: the whole item, or its deletion. Both are absolute, so that they are safe to repeat.</summary>
/// <param name="Key">The attributes of the key alone.</param>
/// <param name="Content">The item with its key; null deletes it.</param>
public sealed record ItemWrite(Item Key, Item? Content)
{
    /// <summary>Whether the item is deleted.</summary>
    public bool IsDelete => Content is null;
}
