using BackupScheduler.Core.Metrics;
using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Tracing;

namespace BackupScheduler.Simulation.Enforcement;

/// <summary>What the sweeps of a firing came to. Times count from the moment in which the first sweep came into sight.</summary>
public sealed record EnforcementReport
{
    /// <summary>Accounts.</summary>
    public required int Accounts { get; init; }

    /// <summary>Those that were swept to the end, at least once.</summary>
    public required int Swept { get; init; }

    /// <summary>Users and roles that can be covered, new ones included.</summary>
    public required int Principals { get; init; }

    /// <summary>Those that have the deny exactly once: attached, or inline.</summary>
    public required int CoveredOnce { get; init; }

    /// <summary>Those that have none.</summary>
    public required int Uncovered { get; init; }

    /// <summary>When the last sweep ended.</summary>
    public required TimeSpan? LastSweep { get; init; }

    /// <summary>The roles that were created meanwhile.</summary>
    public required IReadOnlyList<NewRole> NewRoles { get; init; }

    /// <summary>The queue, second by second.</summary>
    public required IReadOnlyList<BacklogSample> Backlog { get; init; }

    /// <summary>Calls by operation.</summary>
    public required IReadOnlyDictionary<Operation, CallCount> Calls { get; init; }

    /// <summary>Items sent, by kind.</summary>
    public required IReadOnlyDictionary<string, long> Sent { get; init; }

    /// <summary>What the functions counted.</summary>
    public required IReadOnlyDictionary<Metric, long> Metrics { get; init; }

    /// <summary>Dead letters, by error code.</summary>
    public required IReadOnlyDictionary<string, int> Letters { get; init; }

    /// <summary>Messages delivered.</summary>
    public required long Deliveries { get; init; }

    /// <summary>Those delivered for a second or later time.</summary>
    public required long Repeated { get; init; }

    /// <summary>Invocations of <c>PolicyEnforcer</c>.</summary>
    public required long Invocations { get; init; }

    /// <summary>Those that had to start a sandbox.</summary>
    public required long ColdStarts { get; init; }

    /// <summary>Lines of the trace.</summary>
    public required long TraceLines { get; init; }

    /// <summary>Their hash.</summary>
    public required string TraceHash { get; init; }

    /// <summary>The longest time from a new role's event to its deny; null where one never got it.</summary>
    public TimeSpan? SlowestNewRole => NewRoles.Any(role => role.CoveredAfter is null) ? null : NewRoles.Max(role => role.CoveredAfter);

    /// <summary>The most messages that waited at once.</summary>
    public int DeepestBacklog => Backlog.Max(sample => sample.Waiting);

    /// <summary>The longest that a message waited in sight.</summary>
    public TimeSpan OldestWaiting => Backlog.Max(sample => sample.Oldest);

    /// <summary>Calls to IAM that were throttled.</summary>
    public long Throttled => Calls.Where(call => Operations.IsIamRead(call.Key) || Operations.IsIamWrite(call.Key)).Sum(call => call.Value.Throttled);

    /// <summary>Calls to IAM, throttled ones included.</summary>
    public long IamCalls => Calls.Where(call => Operations.IsIamRead(call.Key) || Operations.IsIamWrite(call.Key)).Sum(call => call.Value.Calls);
}
