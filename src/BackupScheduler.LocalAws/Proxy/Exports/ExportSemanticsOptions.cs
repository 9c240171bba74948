namespace BackupScheduler.LocalAws.Proxy.Exports;

/// <summary>How point-in-time recovery, exports to S3 and imports from it behave behind the proxy. What is not said otherwise is as on AWS.</summary>
public sealed record ExportSemanticsOptions
{
    /// <summary>How long an export is IN_PROGRESS; with zero it is over at the first look after its beginning.</summary>
    public TimeSpan Takes { get; init; }

    /// <summary>How long an import is IN_PROGRESS and its table CREATING.</summary>
    public TimeSpan ImportTakes { get; init; }

    /// <summary>AWS's shortest window of an incremental export; a demo has no quarter of an hour.</summary>
    public TimeSpan ShortestWindow { get; init; } = TimeSpan.FromMinutes(15);

    public TimeSpan LongestWindow { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How far LatestRestorableDateTime is behind; on AWS about 5 minutes.</summary>
    public TimeSpan RecoveryLag { get; init; }

    /// <summary>Exports IN_PROGRESS in an account and Region.</summary>
    public int MostConcurrent { get; init; } = 300;

    /// <summary>Imports IN_PROGRESS in an account and Region.</summary>
    public int MostConcurrentImports { get; init; } = 50;

    /// <summary>Data files of an export, empty ones included: AWS writes at least one for each partition.</summary>
    public int Files { get; init; } = 2;

    /// <summary>
    /// An item that was both inserted and deleted within a window leaves a record of its keys. Others read AWS's developer guide as
    /// leaving none at all; a reader has to bear both.
    /// </summary>
    public bool TellsPassingItems { get; init; } = true;

    /// <summary>Makes an export FAILED, with a code such as `S3AccessDenied` and a message.</summary>
    public Func<ExportFacts, (string Code, string Message)?>? FailWith { get; init; }
}

/// <summary>An export that begins. <see cref="Prefix"/> is empty when there is none.</summary>
public sealed record ExportFacts(string Arn, string TableArn, string Bucket, string BucketOwner, string Prefix, bool IsIncremental);
