namespace BackupScheduler.Core.Replay;

/// <summary>What is being done.</summary>
public enum ReplayStage
{
    /// <summary>Files are read and compared with their manifests.</summary>
    Verifying,

    /// <summary>A full export is written.</summary>
    Loading,

    /// <summary>A window is written; its files are read at least twice.</summary>
    Replaying,
}

/// <summary>How far it has come; told every some thousand records, and at the end of each file.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Export">The key of the export's <c>manifest-summary.json</c>.</param>
/// <param name="Read">Records of this export read so far in this stage, again ones included.</param>
/// <param name="Total">Records to read in this stage.</param>
public readonly record struct ReplayProgress(ReplayStage Stage, string Export, long Read, long Total);

/// <summary>What became of an export.</summary>
/// <param name="Puts">Items written.</param>
/// <param name="Deletes">Items deleted, or not there to begin with.</param>
/// <param name="LeftOut">
/// Records of writes at or after the chosen time. DynamoDB exports one record for each item and window, of its last write: of these items
/// the state at the window's beginning stays, and what was written between that and the chosen time is not known.
/// </param>
/// <param name="Outdated">Records that a later one of the same item outweighs.</param>
public readonly record struct ReplayOutcome(long Puts, long Deletes, long LeftOut, long Outdated);
