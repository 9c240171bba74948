using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Functions.Enforcement;

/// <summary>How a user or role stands after it was dealt with.</summary>
public enum CoverageState
{
    /// <summary>It was denied before.</summary>
    Covered,

    /// <summary>IAM confirmed the deny (in a dry run: it would be written).</summary>
    NewlyCovered,

    /// <summary>It may delete backups, as configured or by its nature.</summary>
    Exempt,

    /// <summary>No policy can be put on it.</summary>
    NotCoverable,

    /// <summary>It is gone.</summary>
    Gone,

    /// <summary>A call failed; how it stands is not known.</summary>
    Failed,
}

/// <summary>What became of a user or role.</summary>
/// <param name="Decision">What was decided.</param>
/// <param name="State">How it stands.</param>
/// <param name="Reason">Why.</param>
public sealed record CoverageResult(CoverageDecision Decision, CoverageState State, CoverageReason Reason)
{
    /// <summary>Which one.</summary>
    public PrincipalArn Arn => Decision.Principal.Arn;

    /// <summary>What went wrong; null where nothing did.</summary>
    public ServiceFailureException? Failure { get; init; }

    /// <summary>Whether the deny was taken off an exempt principal (in a dry run: would be).</summary>
    public bool IsReleased => State == CoverageState.Exempt && Failure is null && Decision.Steps.Count > 0;
}
