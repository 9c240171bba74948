using BackupScheduler.Core.Restores;

namespace BackupScheduler.Cli.Drill;

/// <summary>How a table of the drill came out.</summary>
internal enum DrillState
{
    NotBegun,
    Passed,
    Failed,
    Interrupted,
}

/// <summary>What became of one table of the drill.</summary>
/// <param name="Table">The table.</param>
/// <param name="State">How it came out.</param>
/// <param name="Journal">What was restored; null where nothing was begun.</param>
/// <param name="Failures">Why it failed, a sentence each.</param>
internal sealed record DrillRecord(PlannedTable Table, DrillState State, RestoreJournal? Journal, IReadOnlyList<string> Failures)
{
    /// <summary>Items compared with the table in use; null where it did not come to that.</summary>
    public SampleComparison? Sample { get; init; }

    /// <summary>The ARN of what should be gone and is not, or may not be; null for nothing.</summary>
    public string? LeftOver { get; init; }

    /// <summary>The ARN of what was kept as asked for; null for nothing.</summary>
    public string? Kept { get; init; }

    public RestorePlan? Plan => Table.Plan;

    /// <summary>The time from the beginning until the table was whole: what a real restore of it would take.</summary>
    public TimeSpan? RecoveryTime => Journal?.RestoredAfter;

    /// <summary>Bytes restored in a second; null where that is not known.</summary>
    public double? BytesPerSecond => RecoveryTime is { TotalSeconds: > 0 } time && Plan is { Size.Bytes: > 0 and var bytes } ? bytes / time.TotalSeconds : null;

    public static DrillRecord NotBegun(PlannedTable table) => new(table, DrillState.NotBegun, null, []);

    public string Arn => Plan is null ? "" : ArnOf(Plan);

    public static string ArnOf(RestorePlan plan) =>
        $"arn:{plan.Target.Scope.Region.Partition}:dynamodb:{plan.Target.Scope.Region}:{plan.Target.Scope.Account}:table/{plan.Target.Table}";
}

/// <summary>Restored items beside the same items of the table in use.</summary>
/// <param name="Same">Equal in both.</param>
/// <param name="ChangedSince">Different in the table in use: it went on being written to, which is no damage.</param>
/// <param name="GoneSince">Not in the table in use any more.</param>
/// <param name="NotCompared">Why nothing was compared; null where it was.</param>
internal sealed record SampleComparison(int Same, int ChangedSince, int GoneSince, string? NotCompared)
{
    public string Words => NotCompared is { } why ? $"not compared: {why}" : $"{Same} the same, {ChangedSince} changed since, {GoneSince} gone since";
}
