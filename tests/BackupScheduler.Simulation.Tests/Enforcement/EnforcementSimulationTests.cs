using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Work;
using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Enforcement;

namespace BackupScheduler.Simulation.Tests.Enforcement;

/// <summary>The sweeps of a whole organization, and the events of new roles in their midst.</summary>
public sealed class EnforcementSimulationTests
{
    private static readonly EnforcementScenario s_small = new() { Organization = new Scenario { Accounts = 50 }, Principals = 40 };

    [Fact]
    public void The_sweeps_of_10000_covered_accounts_keep_no_new_role_waiting()
    {
        var report = Run(new EnforcementScenario { Principals = 8, IsCovered = true, NewRolesAfter = Seconds(1, 30, 59, 240) });

        Assert.Equal(4, report.NewRoles.Count);
        Assert.All(report.NewRoles, role => Assert.True(role.CoveredAfter < TimeSpan.FromSeconds(5), role.ToString()));
        Assert.Equal((10_000, 10_000), (report.Accounts, report.Swept));
        AssertCovered(report, 80_000 + 4);
        // One page and the policy's two reads an account; a new role's own four calls.
        Assert.Equal((3 * 10_000) + (4 * 4), report.IamCalls);
        Assert.Equal(0, report.Throttled);
        // Number i waits floor(i/20) s: the last 499, and the queue is never far behind.
        Assert.InRange(report.LastSweep!.Value.TotalSeconds, 499, 520);
        Assert.True(report.OldestWaiting < TimeSpan.FromSeconds(5), $"{report.OldestWaiting}");
    }

    [Fact]
    public void The_first_sweep_covers_everybody_once()
    {
        var report = Run(s_small with { NewRolesAfter = Seconds(1) });
        AssertCovered(report, (50 * 40) + 1);
        Assert.Equal(50, report.Swept);
        Assert.Equal(50, report.Calls[Operation.CreatePolicy].Calls);
        // Two of each forty have no attachment left.
        Assert.Equal(2 * 50, report.Calls[Operation.PutUserPolicy].Calls);
        Assert.Equal(0, report.Throttled);
    }

    [Fact]
    public void The_first_sweep_of_many_accounts_keeps_no_new_role_waiting_though_most_sweeps_still_wait()
    {
        var report = Run(new EnforcementScenario { Organization = new Scenario { Accounts = 600 }, NewRolesAfter = Seconds(5, 25, 45) });
        AssertCovered(report, (600 * 40) + 3);
        Assert.Equal(600, report.Swept);
        Assert.True(report.OldestWaiting > TimeSpan.FromSeconds(30), $"{report.OldestWaiting}: no sweep had to wait");
        Assert.All(report.NewRoles, role => Assert.True(role.CoveredAfter < TimeSpan.FromSeconds(13), role.ToString()));
    }

    [Fact]
    public void Two_sweeps_of_the_same_accounts_at_once_cover_everybody_once()
    {
        var report = Run(s_small with { Firings = 2 });
        AssertCovered(report, 50 * 40);
        Assert.Equal(50, report.Swept);
        Assert.True(report.Sent[nameof(ProtectAccount)] >= 100, $"{report.Sent[nameof(ProtectAccount)]} sweeps");
        Assert.True(report.Metrics[Metric.AccountsSwept] >= 100, $"{report.Metrics[Metric.AccountsSwept]}");
        Assert.True(report.Throttled > 0, "together they do not write faster than IAM takes it: nothing was tried");
    }

    [Fact]
    public void The_same_scenario_gives_the_same_trace()
    {
        var scenario = s_small with { Firings = 2, NewRolesAfter = Seconds(1, 3) };
        var (one, other) = (Run(scenario), Run(scenario));
        Assert.Equal((one.TraceHash, one.TraceLines), (other.TraceHash, other.TraceLines));
        Assert.True(one.TraceLines > 2000, $"{one.TraceLines} lines");
        Assert.NotEqual(one.TraceHash, Run(scenario with { Organization = scenario.Organization with { Seed = 2 } }).TraceHash);
    }

    [Fact]
    public void An_event_that_comes_when_nothing_is_left_to_do_is_served_at_once()
    {
        var report = Run(s_small with { IsCovered = true, NewRolesAfter = Seconds(3600) });
        var role = Assert.Single(report.NewRoles);
        Assert.Equal(TimeSpan.FromHours(1), role.SentAfter);
        Assert.InRange(role.CoveredAfter!.Value.TotalSeconds, 0.1, 3);
    }

    [Fact]
    public void Fewer_batches_than_sweeps_come_make_the_queue_long()
    {
        var report = Run(s_small with { Organization = new Scenario { Accounts = 200 }, Source = s_small.Source with { BatchSize = 1, MaximumConcurrency = 2 } });
        AssertCovered(report, 200 * 40);
        Assert.True(report.DeepestBacklog > 150, $"{report.DeepestBacklog} waiting");
        Assert.True(report.OldestWaiting > TimeSpan.FromMinutes(5), $"{report.OldestWaiting}");
    }

    private static void AssertCovered(EnforcementReport report, int principals)
    {
        Assert.Equal((principals, principals, 0), (report.Principals, report.CoveredOnce, report.Uncovered));
        Assert.Empty(report.Letters);
    }

    private static TimeSpan[] Seconds(params int[] seconds) => [.. seconds.Select(second => TimeSpan.FromSeconds(second))];

    private static EnforcementReport Run(EnforcementScenario scenario)
    {
        using var simulation = new EnforcementSimulation(scenario);
        return simulation.Run();
    }
}
