using BackupScheduler.Core.Exports;

namespace BackupScheduler.Core.Vault;

/// <summary>One copy of a table in the vault, full or of a window.</summary>
/// <param name="ExportId">The export that made it.</param>
/// <param name="From">Beginning of the window, inclusive; null for a full copy.</param>
/// <param name="To">End of the window, exclusive; a full copy holds every write before this time.</param>
public sealed record TableCopy(string ExportId, DateTimeOffset? From, DateTimeOffset To)
{
    /// <summary>What it holds.</summary>
    public ExportKind Kind => From is null ? ExportKind.Full : ExportKind.Incremental;

    /// <summary>Whether it holds every item.</summary>
    public bool IsFull => From is null;
}

/// <summary>What is known of a copy, a later value outweighs an earlier one.</summary>
public enum CopyState
{
    /// <summary>Its export was begun.</summary>
    Begun,

    /// <summary>DynamoDB said that its export failed.</summary>
    Failed,

    /// <summary>DynamoDB said that its export is complete.</summary>
    Confirmed,
}
