using BackupScheduler.Bench.Simulate;
using BackupScheduler.Simulation.Reporting;
using BackupScheduler.Simulation.Scenarios;

namespace BackupScheduler.Simulation.Tests.Scenarios;

/// <summary>The named scenarios are what their names say, and their small forms end whole.</summary>
public sealed class NamedScenarioTests
{
    public static TheoryData<string> Names => [.. NamedScenario.All.Select(scenario => scenario.Name)];

    [Fact]
    public void Names_are_those_that_everybody_knows() => Assert.Equal(
        ["one-2500", "one-10000", "million", "zipf", "noisy", "hourly", "faults"], NamedScenario.All.Select(scenario => scenario.Name));

    [Fact]
    public void The_sizes_are_those_of_the_names()
    {
        Assert.Equal(2500, NamedScenario.Find("one-2500")!.Scenario.AllTables);
        Assert.Equal(10_000, NamedScenario.Find("one-10000")!.Scenario.AllTables);
        Assert.Equal(1_000_000, NamedScenario.Find("million")!.Scenario.AllTables);
        Assert.Equal(10_000 + (999 * 20), NamedScenario.Find("noisy")!.Scenario.AllTables);
    }

    [Fact]
    public void Zipfs_law_leaves_most_accounts_with_a_few_tables()
    {
        var tables = NamedScenario.Find("zipf")!.Scenario.TablesByAccount!;
        Assert.Equal((10_000, 10_000, 5000, 3333, 1), (tables.Count, tables[0], tables[1], tables[2], tables[^1]));
        Assert.True(tables.Count(count => count <= 10) > 9000);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void In_small_every_table_is_backed_up_and_nothing_is_given_up(string name)
    {
        var named = NamedScenario.Find(name)!;
        var result = SimulationResult.Of(new SimulationPlan(named, named.InSmall, Math.Min(named.Runs, 3)), trace: null);
        Assert.All(result.Runs, run => Assert.Equal(0, run.Report.NotBackedUp));
        Assert.All(result.Runs, run => Assert.Empty(run.Report.Letters));
        Assert.Equal(named.Promise is Promise.LargeOrganization or Promise.QuietNeighbours, result.Alone is not null);
    }

    [Fact]
    public void The_hourly_runs_are_an_hour_apart_and_keep_what_they_should()
    {
        var named = NamedScenario.Find("hourly")!;
        var result = SimulationResult.Of(new SimulationPlan(named, named.InSmall, 3), trace: null);
        Assert.Equal([1, 2, 3], result.Runs.Select(run => run.Report.Run.Time.Hour));
        Assert.All(result.Runs, run => Assert.Equal((50, 0, 50 * 30), (run.Report.BackedUpOnce, run.Report.OffRetention, run.Report.Backups)));
    }

    [Fact]
    public void Faults_befall_the_calls_of_every_service()
    {
        var named = NamedScenario.Find("faults")!;
        var scenario = named.InSmall with { Faults = named.InSmall.Faults with { ThrottleShare = 0.1, ErrorShare = 0.02 } };
        var report = SimulationResult.Of(new SimulationPlan(named, scenario, 1), trace: null).Runs[0].Report;
        Assert.True(report.Calls[Simulation.Aws.Operation.CreateBackup].Throttled > 20);
        Assert.True(report.Calls[Simulation.Aws.Operation.SendMessageBatch].Throttled > 2);
        Assert.True(report.Sessions.Throttled > 0);
        Assert.True(report.Repeated > 0);
        Assert.Equal((0, 0), (report.NotBackedUp, report.Letters.Count));
    }

    [Fact]
    public void A_large_organization_is_held_against_its_largest_account_alone()
    {
        var named = NamedScenario.Find("zipf")!;
        var result = SimulationResult.Of(new SimulationPlan(named, named.InSmall, 1), trace: null);
        var goal = result.Runs[0].Goals.Single(goal => goal.Name == "seconds until all is over");
        Assert.Equal(500, result.Alone!.Tables);
        Assert.Equal((1.2 * result.Alone.Ended.TotalSeconds) + 300, goal.Limit, 6);
        Assert.Equal(result.Runs[0].Report.Ended.TotalSeconds, goal.Figure, 6);
    }

    [Fact]
    public void Small_accounts_are_held_against_themselves_without_the_large_one()
    {
        var named = NamedScenario.Find("noisy")!;
        var result = SimulationResult.Of(new SimulationPlan(named, named.InSmall, 1), trace: null);
        Assert.Equal(29 * 20, result.Alone!.Tables);
        Assert.All(result.Alone.Scopes, scope => Assert.NotNull(scope.LastPrune));
        Assert.Equal(4, result.Runs[0].Goals.Count(goal => goal.Name.StartsWith("times as long", StringComparison.Ordinal)));
    }
}
