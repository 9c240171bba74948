namespace BackupScheduler.Core.Tables;

/// <summary>A table without its items: all that a restore has to set up again, as far as DynamoDB itself holds it.</summary>
/// <param name="Keys">The primary key: the partition key, then the sort key if there is one.</param>
/// <param name="TableId">The incarnation.</param>
public sealed record TableDescription(IReadOnlyList<KeyPart> Keys, string TableId)
{
    /// <summary>Types of every attribute that is part of any key.</summary>
    public required IReadOnlyDictionary<string, string> AttributeTypes { get; init; }

    /// <summary>Global secondary indexes.</summary>
    public IReadOnlyList<TableIndex> GlobalIndexes { get; init; } = [];

    /// <summary>Local secondary indexes: they can be made together with the table only, and ImportTable cannot make them.</summary>
    public IReadOnlyList<TableIndex> LocalIndexes { get; init; } = [];

    /// <summary>Provisioned capacity; null where the table is billed by the request.</summary>
    public TableCapacity? Capacity { get; init; }

    /// <summary>The attribute of time to live; null where that is off.</summary>
    public string? TimeToLive { get; init; }

    /// <summary>The view of the table's stream, such as <c>NEW_AND_OLD_IMAGES</c>; null where there is none.</summary>
    public string? StreamView { get; init; }

    /// <summary>Tags, without AWS's own.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The KMS key of the table; <c>aws</c> for the account's key that AWS manages; null for DynamoDB's own.</summary>
    public string? Encryption { get; init; }

    /// <summary>Days of point-in-time recovery; null where it is off.</summary>
    public int? RecoveryDays { get; init; }

    /// <summary>Whether the table is protected from deletion.</summary>
    public bool IsDeletionProtected { get; init; }

    /// <summary>The table class, such as <c>STANDARD_INFREQUENT_ACCESS</c>; null for the standard one.</summary>
    public string? Class { get; init; }

    /// <summary>Items, as DynamoDB counted them within the last six hours.</summary>
    public long Items { get; init; }

    /// <summary>Bytes, as DynamoDB counted them within the last six hours.</summary>
    public long Bytes { get; init; }
}

/// <summary>One attribute of a key.</summary>
/// <param name="Name">The attribute.</param>
/// <param name="IsPartition">True for the partition key (HASH), false for the sort key (RANGE).</param>
public sealed record KeyPart(string Name, bool IsPartition);

/// <summary>Provisioned capacity, in units a second.</summary>
public sealed record TableCapacity(long Read, long Write);

/// <summary>A secondary index.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Keys">Its key.</param>
/// <param name="Projection"><c>ALL</c>, <c>KEYS_ONLY</c> or <c>INCLUDE</c>.</param>
/// <param name="Included">What <c>INCLUDE</c> projects.</param>
/// <param name="Capacity">Provisioned capacity; null for a local index, and where the table is billed by the request.</param>
public sealed record TableIndex(
    string Name, IReadOnlyList<KeyPart> Keys, string Projection, IReadOnlyList<string> Included, TableCapacity? Capacity);
