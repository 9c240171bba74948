using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Retention;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Run.DryRun;

/// <summary>What a run would do in one account and Region.</summary>
/// <param name="Scope">The account and Region.</param>
internal sealed record ScopeForecast(TableScope Scope)
{
    /// <summary>All tables there.</summary>
    public IReadOnlyList<TableName> Tables { get; init; } = [];

    /// <summary>Which of them are selected, tags included; null where nothing is known.</summary>
    public TableSelection? Selection { get; init; }

    /// <summary>The tables that would be backed up.</summary>
    public IReadOnlyList<TableName> Creates { get; init; } = [];

    /// <summary>The tables that would not, and why.</summary>
    public IReadOnlyList<(TableName Table, string Why)> LeftOut { get; init; } = [];

    /// <summary>The backups that would be deleted.</summary>
    public IReadOnlyList<RetentionDecision> Deletes { get; init; } = [];

    /// <summary>Own backups that would stay, and why.</summary>
    public IReadOnlyList<(Backup Backup, string Why)> Keeps { get; init; } = [];

    /// <summary>Backups that are not ours. Only counted unless each is asked for.</summary>
    public ForeignBackups Foreign { get; init; } = new(0, []);

    /// <summary>Deletions that the brake would put off.</summary>
    public int Braked { get; init; }

    /// <summary>Why the tags that exclude tables could not be read: then they exclude none, and nothing is deleted; null where they could.</summary>
    public ScopeFailure? TagsFailure { get; init; }

    /// <summary>Why nothing is known; null when all is.</summary>
    public ScopeFailure? Failure { get; init; }
}

/// <summary>Backups that are not ours.</summary>
/// <param name="Count">How many.</param>
/// <param name="Named">Each, if asked for.</param>
internal sealed record ForeignBackups(int Count, IReadOnlyList<Backup> Named);

/// <summary>Why an account and Region could not be looked at.</summary>
/// <param name="Code">The service's error code.</param>
/// <param name="Message">Its words.</param>
/// <param name="IsRegionUnavailable">The Region is not enabled, or closed: the service reports that and goes on, and so does this.</param>
internal sealed record ScopeFailure(string Code, string Message, bool IsRegionUnavailable)
{
    public static ScopeFailure Of(ServiceFailureException e) => new(e.Code, e.Message, e.Kind == FailureKind.RegionUnavailable);

    public override string ToString() => $"{Code}: {Message}";
}
