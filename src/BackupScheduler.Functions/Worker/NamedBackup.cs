namespace BackupScheduler.Functions.Worker;

/// <summary>What becomes of a backup that an item names.</summary>
internal enum NamedVerdict
{
    /// <summary>It may be deleted.</summary>
    Goes,

    /// <summary>Retention keeps it: the item did not come from a review.</summary>
    Kept,

    /// <summary>It is not listed any more.</summary>
    Gone,

    /// <summary>A later run decides about it.</summary>
    Overtaken,
}

/// <summary>A backup that an item names, and what becomes of it.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Verdict">What becomes of it.</param>
/// <param name="Because">Why it does not go.</param>
internal readonly record struct NamedBackup(string Arn, NamedVerdict Verdict, string Because = "");
