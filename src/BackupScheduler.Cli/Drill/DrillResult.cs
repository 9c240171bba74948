namespace BackupScheduler.Cli.Drill;

/// <summary>What a drill came to.</summary>
/// <param name="Id">The drill, as its tables' tags name it.</param>
/// <param name="Plan">What it was to do.</param>
/// <param name="Records">By table.</param>
/// <param name="IsInterrupted">Whether it was told to end.</param>
/// <param name="Started">When it began.</param>
internal sealed record DrillResult(string Id, DrillPlan Plan, IReadOnlyList<DrillRecord> Records, bool IsInterrupted, DateTimeOffset Started)
{
    public IEnumerable<string> LeftOver => Records.Select(record => record.LeftOver).OfType<string>();

    public IEnumerable<string> Kept => Records.Select(record => record.Kept).OfType<string>();

    public int Count(DrillState state) => Records.Count(record => record.State == state);

    /// <summary>What is left over costs somebody something: it outweighs the interruption.</summary>
    public int ExitCode => LeftOver.Any() ? Cli.ExitCode.Failed
        : IsInterrupted ? Cli.ExitCode.Interrupted
        : Count(DrillState.Passed) == Records.Count && Records.Count > 0 ? Cli.ExitCode.Done : Cli.ExitCode.Failed;

    public string Word => ExitCode switch
    {
        Cli.ExitCode.Done => "passed",
        Cli.ExitCode.Interrupted => "interrupted",
        _ => "FAILED",
    };
}
