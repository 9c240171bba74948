using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.InProcess.Invocations;

/// <summary>An event source mapping: which function a queue feeds, and how. Partial batch responses are on.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Function">The function.</param>
public sealed record EventSourceOptions(WorkQueue Queue, FunctionName Function)
{
    /// <summary>Messages in one batch, at most: 1 to 10,000; more than 10, what one receive can bring, ask for a <see cref="BatchingWindow"/>.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>How long a batch is collected, from its first message on, unless it is full before: 0 to 300 s; 0 for what one receive brings.</summary>
    public TimeSpan BatchingWindow { get; init; }

    /// <summary>Batches in work at the same time, at most.</summary>
    public int MaximumConcurrency { get; init; } = 2;

    /// <summary>Batches in work at the same time, at the beginning: Lambda starts with 5.</summary>
    public int InitialConcurrency { get; init; } = int.MaxValue;

    /// <summary>How many more each minute: Lambda adds up to 300.</summary>
    public int ConcurrencyAddedPerMinute { get; init; } = 300;

    /// <summary>The function's timeout.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(900);

    /// <summary>The account queue as it is deployed: one message at a time.</summary>
    public static EventSourceOptions Accounts { get; } = new(WorkQueue.Accounts, FunctionName.ScheduleTables) { BatchSize = 1, MaximumConcurrency = 4 };

    /// <summary>The table queue: what one receive brings. Deployed, batches are larger, and collected for a second.</summary>
    public static EventSourceOptions Tables { get; } = new(WorkQueue.Tables, FunctionName.Worker);

    /// <summary>The enforcement queue as it is deployed: five messages at a time, as many as a function works on at once, so that none waits for another's sweep.</summary>
    public static EventSourceOptions Enforcement { get; } = new(WorkQueue.Enforcement, FunctionName.PolicyEnforcer) { BatchSize = 5, MaximumConcurrency = 50 };

    /// <summary>What AWS accepts: batches larger than a receive take a window of a second.</summary>
    internal int LargestBatch => BatchingWindow >= TimeSpan.FromSeconds(1) ? 10_000 : 10;

    /// <summary>How many batches may be in work.</summary>
    /// <param name="since">The time since the source started.</param>
    public int ConcurrencyAfter(TimeSpan since) =>
        (int)Math.Min(MaximumConcurrency, InitialConcurrency + (Math.Floor(since.TotalMinutes) * ConcurrencyAddedPerMinute));
}
