using BackupScheduler.Core.Replay;

namespace BackupScheduler.Core.Restores;

/// <summary>What a restore has come to so far, whether it ends well or not.</summary>
public sealed class RestoreJournal
{
    private readonly List<TableSetting> _settings = [];
    private readonly List<string> _failures = [];

    /// <summary>Whether the table may have been made, or written to, by this restore or the one that it goes on with.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>What is done.</summary>
    public RestoreStage Stage { get; private set; }

    /// <summary>Items that ImportTable has imported; null where it was not used, or had ended before.</summary>
    public long? Imported { get; internal set; }

    /// <summary>Items written, by this program.</summary>
    public long Puts { get; private set; }

    /// <summary>Items deleted by windows.</summary>
    public long Deletes { get; private set; }

    /// <summary>Records of the last window that were written at or after the time, and left out.</summary>
    public long LeftOut { get; internal set; }

    /// <summary>The settings that were set.</summary>
    public IReadOnlyList<TableSetting> SettingsDone => _settings;

    /// <summary>What failed without ending the restore, a sentence each.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>The time from the beginning until the table was there with all its items and settings; null before.</summary>
    public TimeSpan? RestoredAfter { get; internal set; }

    /// <summary>Whether the table is as it is to be: everything was done, and nothing failed.</summary>
    public bool IsComplete { get; internal set; }

    /// <summary>What comparing came to; null where nothing was compared.</summary>
    public RestoreVerification? Verification { get; internal set; }

    internal ReplayOutcome Windows { get; private set; }

    internal long WindowsBefore { get; set; }

    internal void Begin(RestoreStage stage) => (HasBegun, Stage) = (true, stage);

    internal void Reach(RestoreStage stage) => Stage = stage;

    internal void AddFull(ReplayOutcome outcome) => Puts += outcome.Puts;

    internal void AddWindow(ReplayOutcome outcome)
    {
        Puts += outcome.Puts;
        Deletes += outcome.Deletes;
        LeftOut += outcome.LeftOut;
        Windows = new ReplayOutcome(Windows.Puts + outcome.Puts, Windows.Deletes + outcome.Deletes, 0, 0);
    }

    internal void Add(TableSetting setting) => _settings.Add(setting);

    internal void Fail(string what) => _failures.Add(what);
}

/// <summary>What comparing the restored table came to.</summary>
/// <param name="Items">Items in it, counted one by one.</param>
/// <param name="Expected">How many there should be; null where nobody knows.</param>
/// <param name="KeyDifference">How its key differs; null where it does not.</param>
public sealed record RestoreVerification(long Items, ExpectedCount? Expected, string? KeyDifference)
{
    /// <summary>Whether all that could be compared is as it should be.</summary>
    public bool Passed => KeyDifference is null && Expected?.Holds(Items) != false;
}

/// <summary>How many items there should be.</summary>
/// <param name="Least">At least.</param>
/// <param name="Most">At most.</param>
/// <param name="Basis">Why, in a phrase.</param>
public sealed record ExpectedCount(long Least, long Most, string Basis)
{
    private const int TolerancePercent = 10;
    private const int ToleranceItems = 10;

    /// <summary>Whether a count is within.</summary>
    public bool Holds(long items) => items >= Least && items <= Most;

    /// <summary>Of a backup: DynamoDB's count of the table was up to six hours old.</summary>
    public static ExpectedCount? OfBackup(long? items) => items is not { } counted ? null : new ExpectedCount(
        Math.Max(0, counted - Tolerance(counted)), counted + Tolerance(counted),
        $"the backup says {counted}, by a count up to six hours old: {TolerancePercent} % or {ToleranceItems} items of tolerance");

    /// <summary>Of a full copy and what windows did to it: an item that a window wrote may be new or not.</summary>
    /// <param name="full">Items of the full copy.</param>
    /// <param name="puts">Items that windows wrote, or may have written.</param>
    /// <param name="deletes">Items that windows deleted, or may have deleted.</param>
    public static ExpectedCount OfCopies(long full, long puts, long deletes) => puts + deletes == 0
        ? new ExpectedCount(full, full, $"the manifest says {full}")
        : new ExpectedCount(Math.Max(0, full - deletes), full + puts, $"the manifest says {full}, windows wrote {puts} and deleted {deletes}");

    private static long Tolerance(long items) => Math.Max(ToleranceItems, items / (100 / TolerancePercent));
}
