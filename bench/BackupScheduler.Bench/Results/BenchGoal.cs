namespace BackupScheduler.Bench.Results;

/// <summary>A number to reach.</summary>
/// <param name="Name">What it is, with its unit.</param>
/// <param name="Figure">What came out.</param>
/// <param name="Limit">What it may be at most.</param>
internal sealed record BenchGoal(string Name, double Figure, double Limit)
{
    /// <summary>Whether it was reached.</summary>
    public bool IsReached => Figure <= Limit;
}
