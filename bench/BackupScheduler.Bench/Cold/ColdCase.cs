using BackupScheduler.Bench.Functions;

namespace BackupScheduler.Bench.Cold;

/// <summary>What a fresh process is given to do.</summary>
/// <param name="Name">In a few words.</param>
/// <param name="Calls">The AWS calls of the first invocation; if others are made, something else was measured.</param>
internal sealed record ColdCase(string Name, IReadOnlyDictionary<string, int> Calls)
{
    /// <summary>The event of an invocation.</summary>
    public required Func<DateTimeOffset, string> Event { get; init; }

    /// <summary>The one that the numbers to reach are about.</summary>
    public static ColdCase OneCall { get; } = new("one call", new Dictionary<string, int> { ["SendMessage"] = 1 })
    {
        Event = now => BatchEvent.Of(["""{"unreadable":true}"""], now),
    };

    /// <summary>All cases.</summary>
    public static IReadOnlyList<ColdCase> All { get; } =
    [
        new("no call", new Dictionary<string, int>()) { Event = now => BatchEvent.Of([], now) },
        OneCall,
        new("a table", new Dictionary<string, int> { ["AssumeRole"] = 1, ["CreateBackup"] = 1 }) { Event = now => BatchEvent.Of([BackUpTable(now)], now) },
    ];

    private static string BackUpTable(DateTimeOffset now) =>
        $$"""{"version":1,"kind":"BackUpTable","run":"{{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}}","account":"123456789012","region":"us-east-1","table":"Orders","check":false}""";
}
