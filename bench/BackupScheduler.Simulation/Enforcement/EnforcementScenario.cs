using BackupScheduler.InProcess.Invocations;

namespace BackupScheduler.Simulation.Enforcement;

/// <summary>The sweeps of one firing, and new roles in their midst. The same scenario gives the same trace.</summary>
public sealed record EnforcementScenario
{
    /// <summary>Accounts, seed, rates, latencies, queues. Its tables are left alone.</summary>
    public Scenario Organization { get; init; } = new() { Accounts = 10_000 };

    /// <summary>Users and roles of each account that can be covered; a tenth are users, a twentieth have no attachment left.</summary>
    public int Principals { get; init; } = 40;

    /// <summary>Whether all of them are covered at the beginning: the steady state.</summary>
    public bool IsCovered { get; init; }

    /// <summary>Firings of the schedule at the same moment: with two, each account is swept twice at once.</summary>
    public int Firings { get; init; } = 1;

    /// <summary>
    /// When roles are created, each in another of the accounts that are swept last, and when their events arrive: counted from the
    /// moment in which the first sweep comes into sight.
    /// </summary>
    public IReadOnlyList<TimeSpan> NewRolesAfter { get; init; } = [];

    /// <summary>What feeds <c>PolicyEnforcer</c>. Lambda starts with 5 batches at once.</summary>
    public EventSourceOptions Source { get; init; } = EventSourceOptions.Enforcement with { InitialConcurrency = 5 };
}
