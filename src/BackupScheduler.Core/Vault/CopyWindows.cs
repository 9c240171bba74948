namespace BackupScheduler.Core.Vault;

/// <summary>How a stretch of time is cut into windows that DynamoDB exports.</summary>
public static class CopyWindows
{
    /// <summary>The shortest window (AWS database blog, "Introducing incremental export").</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(15);

    /// <summary>The longest window (the same).</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>As few windows as will do, as equal as whole seconds allow, without a gap; none where the stretch is shorter than the shortest.</summary>
    /// <param name="from">The beginning, in whole seconds.</param>
    /// <param name="to">The end, in whole seconds.</param>
    public static IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Cut(DateTimeOffset from, DateTimeOffset to)
    {
        var seconds = (long)(to - from).TotalSeconds;
        if (seconds < (long)Shortest.TotalSeconds) return [];
        var count = (seconds + (long)Longest.TotalSeconds - 1) / (long)Longest.TotalSeconds;
        DateTimeOffset Edge(long i) => from.AddSeconds(seconds * i / count);
        return [.. Enumerable.Range(0, (int)count).Select(i => (Edge(i), Edge(i + 1)))];
    }
}
