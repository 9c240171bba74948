using System.Text.Json.Serialization;
using BackupScheduler.Core.Runs;

namespace BackupScheduler.Core.Events;

/// <summary>What reviews counted: tables by their part in the run, and backups by what retention did with them at the first look.</summary>
public sealed record ReviewCounts
{
    /// <summary>Nothing.</summary>
    public static ReviewCounts None { get; } = new();

    /// <summary>Tables whose backup of the run was seen AVAILABLE.</summary>
    public long Verified { get; init; }

    /// <summary>Tables whose backup of the run was still being made.</summary>
    public long Creating { get; init; }

    /// <summary>Tables without a backup of the run.</summary>
    public long Missing { get; init; }

    /// <summary>Tables that a later run has backed up.</summary>
    public long Superseded { get; init; }

    /// <summary>Own backups that stay.</summary>
    public long Kept { get; init; }

    /// <summary>Own backups whose deletion was sent to the workers; not confirmed by this.</summary>
    public long DeletionsSent { get; init; }

    /// <summary>Deletions that the brake put off.</summary>
    public long Braked { get; init; }

    /// <summary>Backups that are not ours.</summary>
    public long Foreign { get; init; }

    /// <summary>Tables that a backup is expected of.</summary>
    [JsonIgnore]
    public long Tables => Verified + Creating + Missing + Superseded;

    /// <summary>Tables without an AVAILABLE backup of this run or a later one.</summary>
    [JsonIgnore]
    public long Unfinished => Creating + Missing;

    /// <summary>What a look saw of the tables.</summary>
    public static ReviewCounts OfStates(IEnumerable<TableReview> rows)
    {
        var counts = rows.Where(row => row.State is not null).CountBy(row => row.State!.Value).ToDictionary();
        return new ReviewCounts
        {
            Verified = counts.GetValueOrDefault(TableState.Verified),
            Creating = counts.GetValueOrDefault(TableState.Creating),
            Missing = counts.GetValueOrDefault(TableState.Missing),
            Superseded = counts.GetValueOrDefault(TableState.Superseded),
        };
    }

    /// <summary>What retention decided about the backups.</summary>
    public static ReviewCounts OfRetention(IReadOnlyCollection<TableReview> rows, int foreign) => new()
    {
        Kept = rows.Sum(row => (long)row.Kept),
        DeletionsSent = rows.Sum(row => (long)row.Deletions.Count),
        Braked = rows.Sum(row => (long)row.Braked),
        Foreign = foreign,
    };

    /// <summary>Both together.</summary>
    public ReviewCounts Plus(ReviewCounts other) => new()
    {
        Verified = Verified + other.Verified,
        Creating = Creating + other.Creating,
        Missing = Missing + other.Missing,
        Superseded = Superseded + other.Superseded,
        Kept = Kept + other.Kept,
        DeletionsSent = DeletionsSent + other.DeletionsSent,
        Braked = Braked + other.Braked,
        Foreign = Foreign + other.Foreign,
    };

    /// <summary>Without what was seen of the tables: the next look sees all of them anew.</summary>
    public ReviewCounts RetentionAlone() => this with { Verified = 0, Creating = 0, Missing = 0, Superseded = 0 };
}
