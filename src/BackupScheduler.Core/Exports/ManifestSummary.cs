namespace BackupScheduler.Core.Exports;

/// <summary>What <c>manifest-summary.json</c> says of an export. (DynamoDB developer guide, "DynamoDB table export output format".)</summary>
/// <param name="Table">Account, Region and table.</param>
/// <param name="TableId">The table's incarnation.</param>
/// <param name="From">Beginning of the window, inclusive; null for a full export.</param>
/// <param name="To">End of the window, exclusive; of a full export its time.</param>
/// <param name="FilesKey">The key of <c>manifest-files.json</c>.</param>
/// <param name="Items">Items, or changed items, in all files.</param>
public sealed record ManifestSummary(Tables.TableArn Table, string TableId, DateTimeOffset? From, DateTimeOffset To, string FilesKey, long Items)
{
    /// <summary>What the export holds.</summary>
    public ExportKind Kind => From is null ? ExportKind.Full : ExportKind.Incremental;

    /// <summary>The export's ARN; null where the manifest has none in AWS's form.</summary>
    public ExportArn? Arn { get; init; }

    /// <summary>What DynamoDB bills, in bytes; 0 where the manifest does not say.</summary>
    public long BilledBytes { get; init; }

    /// <summary>When the export ended; null where the manifest does not say.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>A data file, as a line of <c>manifest-files.json</c> tells it.</summary>
/// <param name="Key">Its key in the bucket.</param>
/// <param name="Items">The lines in it.</param>
/// <param name="Md5">MD5 of the file as it lies in the bucket, compressed: 16 bytes.</param>
/// <param name="ETag">S3's tag of it, without quotes; null where the line has none.</param>
public sealed record DataFile(string Key, long Items, ReadOnlyMemory<byte> Md5, string? ETag);
