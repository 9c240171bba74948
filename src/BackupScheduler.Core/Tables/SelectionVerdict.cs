namespace BackupScheduler.Core.Tables;

/// <summary>Whether a table is backed up, and why.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="By">The pattern or tag that decided; null where there is none.</param>
public readonly record struct SelectionVerdict(SelectionReason Reason, object? By = null)
{
    /// <summary>Whether the table is backed up.</summary>
    public bool IsSelected => Reason == SelectionReason.Included;

    /// <summary>The reason in words, such as <c>excluded by tag backup=no</c>.</summary>
    public string Why => Reason switch
    {
        SelectionReason.Included => $"included by {By}",
        SelectionReason.NotIncluded => "no include pattern names it",
        SelectionReason.ExcludedByPattern => $"excluded by pattern {By}",
        SelectionReason.ExcludedByTag => $"excluded by tag {By}",
        SelectionReason.NotOfTheRun => "the run names other tables",
        _ => Reason.ToString(),
    };

    /// <inheritdoc/>
    public override string ToString() => Why;
}

/// <summary>Why a table is backed up, or not.</summary>
public enum SelectionReason
{
    /// <summary>Not backed up: no include pattern names it.</summary>
    NotIncluded,

    /// <summary>Backed up: an include pattern names it and nothing excludes it.</summary>
    Included,

    /// <summary>Not backed up: an exclude pattern names it.</summary>
    ExcludedByPattern,

    /// <summary>Not backed up: it carries an excluded tag.</summary>
    ExcludedByTag,

    /// <summary>Not backed up now: an ad-hoc run that names tables does not name it.</summary>
    NotOfTheRun,
}
