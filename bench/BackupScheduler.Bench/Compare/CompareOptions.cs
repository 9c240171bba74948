namespace BackupScheduler.Bench.Compare;

/// <summary>What is compared.</summary>
/// <param name="Tables">Tables of the one account.</param>
/// <param name="Keep">Newest backups to keep; as many lie there at the beginning.</param>
/// <param name="Program">The published functions.</param>
internal sealed record CompareOptions(int Tables, int Keep, string Program)
{
    /// <summary>Batches of the table queue in work at the same time, really and simulated.</summary>
    public int Concurrency { get; init; } = 2;

    /// <summary><c>REVIEW_DELAY_SECONDS</c>, really and simulated.</summary>
    public int ReviewDelaySeconds { get; init; } = 60;
}
