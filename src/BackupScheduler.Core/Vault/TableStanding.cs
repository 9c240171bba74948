namespace BackupScheduler.Core.Vault;

/// <summary>How the copies of one incarnation of a table stand at a time.</summary>
/// <param name="Holding">What there is.</param>
/// <param name="State">The verdict: of several problems the worst.</param>
/// <param name="Problems">What is wrong, a phrase each; empty where nothing is.</param>
public sealed record TableStanding(TableHolding Holding, StandingState State, IReadOnlyList<string> Problems)
{
    /// <summary>The newest chain of confirmed copies; null without a confirmed full one.</summary>
    public CopyChain? Chain { get; init; }

    /// <summary>How long ago the newest restorable time is; null without one.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>Failed copies that no later one makes up for.</summary>
    public IReadOnlyList<TableCopy> Failed { get; init; } = [];

    /// <summary>The times that it can be restored to.</summary>
    public IReadOnlyList<RestorableStretch> Restorable { get; init; } = [];

    /// <summary>Whether somebody has to do something.</summary>
    public bool IsWrong => State >= StandingState.Failed;
}

/// <summary>Verdicts, a later one is worse.</summary>
public enum StandingState
{
    /// <summary>The copies are as new as they must be.</summary>
    Healthy,

    /// <summary>The first copy is under way.</summary>
    Waiting,

    /// <summary>No copy of the service's: exports of somebody else's, such as a probe's.</summary>
    Foreign,

    /// <summary>The configuration leaves this table out: it is not copied any more.</summary>
    LeftOut,

    /// <summary>The table was deleted and made anew since: this is the earlier one.</summary>
    Former,

    /// <summary>An export failed, and nothing has made up for it yet.</summary>
    Failed,

    /// <summary>The newest restorable time is older than it may be.</summary>
    Overdue,

    /// <summary>A window is missing: what follows it cannot be restored.</summary>
    Gap,

    /// <summary>No full copy is confirmed: nothing can be restored.</summary>
    NoFullCopy,
}
