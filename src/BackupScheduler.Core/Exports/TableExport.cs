using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Core.Exports;

/// <summary>One line of a listing of exports.</summary>
/// <param name="Arn">The export.</param>
/// <param name="Status">How it stood.</param>
/// <param name="Kind">What it holds.</param>
public sealed record ExportSummary(ExportArn Arn, ExportStatus Status, ExportKind Kind);

/// <summary>A page of a listing.</summary>
/// <param name="Exports">Up to 25, in descending order of their ARNs: of one table the newest first.</param>
/// <param name="Next">Where to go on; null at the end.</param>
public sealed record ExportPage(IReadOnlyList<ExportSummary> Exports, string? Next);

/// <summary>An export as DescribeExport tells it.</summary>
/// <param name="Arn">The export.</param>
/// <param name="TableId">The table's incarnation.</param>
/// <param name="Status">How it stands.</param>
/// <param name="From">Beginning of an incremental export's window, inclusive; null for a full export.</param>
/// <param name="To">End of the window, exclusive; of a full export the time that it shows the table at.</param>
public sealed record TableExport(ExportArn Arn, string TableId, ExportStatus Status, DateTimeOffset? From, DateTimeOffset To)
{
    /// <summary>What it holds.</summary>
    public ExportKind Kind => From is null ? ExportKind.Full : ExportKind.Incremental;

    /// <summary>The bucket.</summary>
    public required string Bucket { get; init; }

    /// <summary>What the keys in the bucket begin with, without a slash at the end; empty for none.</summary>
    public required string Prefix { get; init; }

    /// <summary>Items, or changed items; null before it is complete.</summary>
    public long? Items { get; init; }

    /// <summary>What DynamoDB bills, in bytes; null before it is complete.</summary>
    public long? BilledBytes { get; init; }

    /// <summary>The key of <c>manifest-summary.json</c>; null before it is complete.</summary>
    public string? ManifestKey { get; init; }

    /// <summary>When it was begun; null where the service does not tell.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The service's code for why it failed; null otherwise.</summary>
    public string? FailureCode { get; init; }

    /// <summary>The same in a sentence.</summary>
    public string? FailureMessage { get; init; }
}

/// <summary>An export to begin.</summary>
/// <param name="Table">The table.</param>
/// <param name="From">Beginning of the window, inclusive; null for a full export.</param>
/// <param name="To">Its end, exclusive; for a full export the time to show the table at.</param>
/// <param name="Bucket">The vault's bucket.</param>
/// <param name="BucketOwner">The vault's account.</param>
/// <param name="Prefix">What the keys begin with, without a slash at the end.</param>
/// <param name="KeyArn">The KMS key to encrypt with; null leaves it to the bucket.</param>
/// <param name="Token">For 8 hours the same token begins no second export (DynamoDB API, ClientToken).</param>
public sealed record ExportRequest(
    Tables.TableArn Table, DateTimeOffset? From, DateTimeOffset To, string Bucket, AccountId BucketOwner, string Prefix, string? KeyArn, string Token);
