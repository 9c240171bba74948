namespace BackupScheduler.Cli.Demo.Deny;

/// <summary>What the emulator's IAM allowed and refused, step by step.</summary>
/// <param name="Steps">What was tried, and what came of it.</param>
internal sealed record DemoProof(IReadOnlyList<DemoProofStep> Steps)
{
    /// <summary>The steps that ended otherwise than they must.</summary>
    public IReadOnlyList<string> Findings =>
        [.. Steps.Where(step => !step.Holds).Select(step => $"{step.Says}: {(step.IsAllowed ? "was allowed" : "was refused")}{(step.Note.Length > 0 ? $" ({step.Note})" : "")}")];
}

/// <summary>One thing that was tried while IAM was enforced.</summary>
/// <param name="Says">Who tried what, and when.</param>
/// <param name="MustBeAllowed">Whether it must work.</param>
/// <param name="IsAllowed">Whether it did.</param>
/// <param name="Note">The refusal's own words.</param>
internal sealed record DemoProofStep(string Says, bool MustBeAllowed, bool IsAllowed, string Note)
{
    public bool Holds => MustBeAllowed == IsAllowed;
}
