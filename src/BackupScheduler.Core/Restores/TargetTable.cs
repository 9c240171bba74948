using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Restores;

/// <summary>A table of the target's name, as it is found.</summary>
/// <param name="Status">The service's word, such as <c>ACTIVE</c>.</param>
/// <param name="Keys">Its key.</param>
/// <param name="Tags">All its tags but AWS's own.</param>
public sealed record TargetTable(string Status, IReadOnlyList<KeyPart> Keys, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Whether it can be written to and changed.</summary>
    public bool IsActive => Status == "ACTIVE";

    /// <summary>The incarnation.</summary>
    public string TableId { get; init; } = "";

    /// <summary>The backup that it was restored from; null for none.</summary>
    public string? RestoredFrom { get; init; }

    /// <summary>Types of the attributes in its keys.</summary>
    public IReadOnlyDictionary<string, string> AttributeTypes { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of its secondary indexes, sorted.</summary>
    public IReadOnlyList<string> Indexes { get; init; } = [];
}
