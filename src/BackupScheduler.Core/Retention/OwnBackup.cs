using BackupScheduler.Core.Backups;

namespace BackupScheduler.Core.Retention;

/// <summary>
/// An AVAILABLE own or adopted backup, with its place in its table's history. The place is the run's time, not the
/// creation's: of two copies of a run either may stand for it without moving it to another day, so that taking one away
/// never costs another backup its reason to stay. An adopted backup is a run of its own, placed at its creation.
/// </summary>
internal readonly struct OwnBackup(Backup backup, int index, DateTimeOffset? run)
{
    /// <summary>The newest run first; of one run, the copy that stands for it first.</summary>
    public static readonly Comparison<OwnBackup> NewestRunFirst = CompareRuns;

    public Backup Backup { get; } = backup;

    /// <summary>Its place in the input.</summary>
    public int Index { get; } = index;

    public bool IsAdopted { get; } = run is null;

    public DateTime Place { get; } = (run ?? backup.CreatedAt).UtcDateTime;

    public bool IsOfRun(DateTimeOffset run) => !IsAdopted && Place == run.UtcDateTime;

    /// <summary>Whether both are copies of one run. A backup that was listed twice is a copy of itself.</summary>
    public bool IsOfSameRunAs(in OwnBackup other) =>
        Place == other.Place && IsAdopted == other.IsAdopted && (!IsAdopted || Backup.Arn == other.Backup.Arn);

    public bool IsNewerThan(in OwnBackup other) => CompareCreation(this, other) > 0;

    private static int CompareRuns(OwnBackup x, OwnBackup y)
    {
        var order = y.Place.CompareTo(x.Place);
        if (order == 0) order = x.IsAdopted.CompareTo(y.IsAdopted);
        return order == 0 ? CompareCreation(y, x) : order;
    }

    // Ids in ARNs begin with the creation's milliseconds, and make the order total.
    private static int CompareCreation(in OwnBackup x, in OwnBackup y)
    {
        var order = x.Backup.CreatedAt.CompareTo(y.Backup.CreatedAt);
        return order == 0 ? string.CompareOrdinal(x.Backup.Arn, y.Backup.Arn) : order;
    }
}
