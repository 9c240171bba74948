namespace BackupScheduler.Core.Retention;

/// <summary>
/// How many runs' backups a table keeps. The rules are ORed: what one of them keeps stays. A rule that is null, or not
/// positive, keeps nothing.
/// </summary>
public sealed record RetentionRules
{
    /// <summary>Keep the backups of the newest N runs.</summary>
    public int? KeepLast { get; init; }

    /// <summary>
    /// Keep what lies within this time of the table's newest backup: of the newest, not of now, so that a schedule that
    /// stopped does not age out its history.
    /// </summary>
    public TimeSpan? KeepWithin { get; init; }

    /// <summary>Keep the newest of each of the last N UTC days that have one.</summary>
    public int? Daily { get; init; }

    /// <summary>Keep the newest of each of the last N ISO weeks (Monday to Sunday, UTC) that have one.</summary>
    public int? Weekly { get; init; }

    /// <summary>Keep the newest of each of the last N UTC months that have one.</summary>
    public int? Monthly { get; init; }

    /// <summary>Keep the newest of each of the last N UTC years that have one.</summary>
    public int? Yearly { get; init; }

    /// <summary>Whether no rule keeps anything. Such rules delete nothing either: they are taken for a mistake.</summary>
    public bool IsEmpty => KeepWithin is not { Ticks: > 0 } && RuleTable.Counted.All(rule => rule.LimitOf(this) == 0);
}
