namespace BackupScheduler.Simulation.Scenarios;

/// <summary>How tables are spread over accounts.</summary>
public static class TableNumbers
{
    /// <summary>By Zipf's law: the second largest account has half of the largest one's tables, the third a third; each has one at least.</summary>
    public static IReadOnlyList<int> Zipf(int accounts, int largest) => [.. Enumerable.Range(1, accounts).Select(rank => Math.Max(1, largest / rank))];

    /// <summary>One large account, and many that are alike.</summary>
    public static IReadOnlyList<int> Noisy(int accounts, int noisy, int quiet) => [noisy, .. Enumerable.Repeat(quiet, accounts - 1)];
}
