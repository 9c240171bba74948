namespace BackupScheduler.Core.Enforcement;

/// <summary>What is to become of a principal.</summary>
public enum CoverageVerdict
{
    /// <summary>It is denied already.</summary>
    Covered,

    /// <summary>The managed policy is to be attached.</summary>
    Attach,

    /// <summary>The statement is to be put inline.</summary>
    PutInline,

    /// <summary>It is to delete backups.</summary>
    Exempt,

    /// <summary>No policy can be put on it.</summary>
    NotCoverable,
}

/// <summary>One write on a principal.</summary>
public enum CoverageStep
{
    /// <summary>Attach the managed policy.</summary>
    Attach,

    /// <summary>Write the inline policy.</summary>
    PutInline,

    /// <summary>Detach the managed policy.</summary>
    Detach,

    /// <summary>Remove the inline policy.</summary>
    DeleteInline,
}

/// <summary>What is decided about a principal, and why.</summary>
/// <param name="Principal">What is known about it.</param>
/// <param name="Verdict">What is to become of it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Steps">The writes, in this order; none where all is well.</param>
public sealed record CoverageDecision(
    PrincipalFacts Principal, CoverageVerdict Verdict, CoverageReason Reason, IReadOnlyList<CoverageStep> Steps)
{
    /// <summary>Whether it rests on the managed policy, which must then be there and unaltered.</summary>
    public bool NeedsManagedPolicy =>
        Steps.Contains(CoverageStep.Attach) || Reason is CoverageReason.Attached or CoverageReason.AttachedForRoom;
}
