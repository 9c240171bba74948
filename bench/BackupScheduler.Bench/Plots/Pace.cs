namespace BackupScheduler.Bench.Plots;

/// <summary>How fast AWS would let it be done: a line from a start, at a rate, up to a count.</summary>
/// <param name="Name">What it says in the legend.</param>
/// <param name="From">When it can begin; since the firing.</param>
/// <param name="PerSecond">Of all account-Regions together.</param>
/// <param name="Count">How many there are to be done.</param>
internal sealed record Pace(string Name, TimeSpan From, double PerSecond, long Count)
{
    /// <summary>How long it takes at least.</summary>
    public TimeSpan Takes => TimeSpan.FromSeconds(Count / PerSecond);
}
