using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Tables;

namespace BackupScheduler.Functions.Review;

/// <summary>One look of a review: its item, its time, and what it may do.</summary>
/// <param name="Item">The item.</param>
/// <param name="Work">The message and the time that is left.</param>
/// <param name="Settings">The settings.</param>
/// <param name="Selection">Which tables a backup is expected of.</param>
/// <param name="IsOvertaken">The run is too old to act on: it is reported only.</param>
internal sealed record ReviewContext(
    ReviewAccount Item, WorkContext Work, FunctionSettings Settings, ScopeSelection Selection, bool IsOvertaken)
{
    public WorkPlace Where { get; } = WorkPlace.Of(Item);

    public ReviewRules Rules { get; } = Settings.ReviewRulesFor(Selection.Tables);

    /// <summary>The first look decides about retention; later ones list too little for that.</summary>
    public bool MayPrune => IsToPrune && !Work.IsRepeated && Selection.AreTagsKnown;

    /// <summary>
    /// The next run prunes instead. An earlier try may have sent its deletions: to decide anew would let each try delete as
    /// many again as the brake allows. And a table that tags would exclude, had they been read, must not lose its history.
    /// </summary>
    public bool IsPruningPutOff => IsToPrune && !MayPrune;

    /// <summary>How often this look may still wait for messages that have not been worked on.</summary>
    public int Patience => IsOvertaken || Work.IsRepeated || Item.Look > 1 ? 0 : Item.Patience;

    private bool IsToPrune => Item is { Look: 1, Prune: true } && !IsOvertaken;

    public bool IsLastLook => Item.Look >= RunReview.MaxLooks;
}
