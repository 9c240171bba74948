using BackupScheduler.Functions.Settings;
using BackupScheduler.InProcess.Queues;
using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Reporting;

namespace BackupScheduler.Simulation.Tests.Lambda;

/// <summary>What a run used, and how far it was when.</summary>
public sealed class UseTests
{
    private static readonly Scenario s_scenario = new() { Tables = 200, Keep = 3 };

    [Fact]
    public void A_run_tells_what_each_function_used()
    {
        var report = Run(s_scenario);
        Assert.Equal([FunctionName.ScheduleAccounts, FunctionName.ScheduleTables, FunctionName.Worker], report.Use.Functions.Select(use => use.Function));
        Assert.Equal((1, 1), (report.Use.Functions[0].Invocations, report.Use.Functions[0].ColdStarts));
        Assert.All(report.Use.Functions, use => Assert.True(use.BilledSeconds > 0.1, use.ToString()));
        // A line for each backup that is made and for each that is deleted, of some 300 bytes, besides metrics and Lambda's own.
        Assert.InRange(report.Use.Functions[2].LogBytes, 2 * 200 * 250, 2 * 200 * 2000);
        // Each message is sent, received and acknowledged, ten at a time at best.
        Assert.InRange(report.Use.QueueRequests, 3 * 400 / 10, 3 * 400);
    }

    [Fact]
    public void Less_memory_costs_time()
    {
        var (small, large) = (Run(s_scenario with { Lambda = s_scenario.Lambda.WithMemory(128) }), Run(s_scenario with { Lambda = s_scenario.Lambda.WithMemory(1769) }));
        Assert.True(small.Use.Functions[2].BilledSeconds > large.Use.Functions[2].BilledSeconds);
        Assert.True(small.Use.Functions[2].GigabyteSeconds < large.Use.Functions[2].GigabyteSeconds);
    }

    [Fact]
    public void Samples_go_from_the_firing_to_the_end_and_are_never_too_many()
    {
        var samples = Run(s_scenario).Progress;
        Assert.InRange(samples.Count, 100, 401);
        Assert.Equal((200, 200), (samples[^1].Created, samples[^1].Deleted));
        Assert.Equal(TimeSpan.Zero, samples[0].At);
        Assert.Equal(samples.OrderBy(sample => sample.At), samples);
        Assert.Equal(samples.OrderBy(sample => sample.Created), samples);
        Assert.True(QueuePeak.Of(samples).Delayed > 100);
        Assert.True(QueuePeak.Of(samples).Invocations > 0);
    }

    [Fact]
    public void A_run_without_a_trace_has_the_same_figures()
    {
        var (traced, silent) = (Run(s_scenario), Run(s_scenario with { IsTraced = false }));
        Assert.Equal((0, ""), (silent.TraceLines, silent.TraceHash));
        Assert.Equal((traced.Ended, traced.Invocations, traced.Use.QueueRequests), (silent.Ended, silent.Invocations, silent.Use.QueueRequests));
        Assert.Equal(traced.Progress, silent.Progress);
    }

    [Fact]
    public void Large_batches_need_fewer_invocations()
    {
        var collected = Run(s_scenario with { TableSource = s_scenario.TableSource with { BatchSize = 100, BatchingWindow = TimeSpan.FromSeconds(2) } });
        Assert.Equal((200, 0), (collected.BackedUpOnce, collected.OffRetention));
        Assert.True(collected.Invocations < Run(s_scenario).Invocations);
    }

    [Fact]
    public void By_arrival_all_is_done_as_well()
    {
        var report = Run(s_scenario with { Accounts = 5, Queues = s_scenario.Queues with { Order = ReceiveOrder.Arrival } });
        Assert.Equal((1000, 0, 0), (report.BackedUpOnce, report.OffRetention, report.Duplicates));
    }

    [Fact]
    public void Sessions_are_counted_and_so_are_those_that_STS_refuses()
    {
        var report = Run(s_scenario with { Accounts = 20, Tables = 20, Rates = new ServiceRates { AssumeRole = 5 } });
        Assert.True(report.Sessions.Calls > 20, $"{report.Sessions}");
        Assert.True(report.Sessions.Throttled > 0, $"{report.Sessions}");
        Assert.Equal(400, report.BackedUpOnce);
    }

    private static RunReport Run(Scenario scenario)
    {
        using var simulation = new OrganizationSimulation(scenario);
        return simulation.Run();
    }
}
