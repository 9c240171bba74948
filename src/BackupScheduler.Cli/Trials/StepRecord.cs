namespace BackupScheduler.Cli.Trials;

/// <summary>How a step ended.</summary>
internal enum StepState
{
    Ok,
    Failed,
    Skipped,
    Interrupted,
}

/// <summary>A step of the verification.</summary>
/// <param name="Name">What was done.</param>
/// <param name="State">How it ended.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Detail">What came of it, or why it failed; may be empty.</param>
internal sealed record StepRecord(string Name, StepState State, double Seconds, string Detail);
