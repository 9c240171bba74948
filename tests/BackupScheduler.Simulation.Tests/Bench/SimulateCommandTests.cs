using System.Text.Json;
using BackupScheduler.Bench.Results;
using BackupScheduler.Bench.Simulate;
using BackupScheduler.Simulation.Reporting;
using BackupScheduler.Simulation.Scenarios;

namespace BackupScheduler.Simulation.Tests.Bench;

/// <summary>The bench's console: one line for each wrong argument, and reports that people and programs can read.</summary>
public sealed class SimulateCommandTests
{
    [Theory]
    [InlineData("--tables", "0", "--tables: given '0', accepted is a whole number from 1 to 10000")]
    [InlineData("--keep", "many", "--keep: given 'many', accepted is a whole number from 1 to 100")]
    [InlineData("--seed", "-1", "--seed: given '-1', accepted is a whole number from 0 to 2147483647")]
    [InlineData("--throttles", "1.5", "--throttles: given '1.5', accepted is a number from 0 to 0.9")]
    [InlineData("--scenario", "none", "--scenario: given 'none', accepted are one-2500, one-10000, million, zipf, noisy, hourly, faults")]
    [InlineData("--memory", "64", "--memory: given '64', accepted is a whole number from 128 to 10240")]
    [InlineData("--worker-batch", "25", "--worker-batch: more than 10 messages, what one receive brings, ask for a --worker-window of 1 second at least")]
    [InlineData("--set", "CREATE_RATE", "--set: given 'CREATE_RATE', accepted is NAME=VALUE")]
    [InlineData("--duplicates", "x", "--duplicates: given 'x', accepted is a number from 0 to 0.9")]
    public void A_wrong_argument_is_one_line_that_says_what_is_accepted(string option, string value, string expected)
    {
        var errors = SimulateCommand.Create().Parse([option, value]).Errors;
        Assert.Contains(expected, errors.Select(error => error.Message));
        Assert.All(errors, error => Assert.StartsWith(option, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Good_arguments_have_no_error() =>
        Assert.Empty(SimulateCommand.Create().Parse(["--tables", "10", "--keep", "3", "--seed", "7", "--throttles", "0.1", "--json"]).Errors);

    [Fact]
    public void Goals_hold_for_the_steady_state_and_a_missed_one_fails_the_simulation()
    {
        var result = Of(new Scenario { Tables = 1000, Keep = 3 });
        var (report, goals) = Assert.Single(result.Runs);
        Assert.Equal(8, goals.Count);
        Assert.All(goals, goal => Assert.True(goal.IsMet, $"{goal.Name}: {goal.Figure} of {goal.Limit}"));
        Assert.True(result.Succeeded);
        Assert.False(new SimulationResult([(report, [new Goal("a figure", 2, 1)])], null, default).Succeeded);
        Assert.False(new SimulationResult([(report with { NotBackedUp = 1 }, [])], null, default).Succeeded);
    }

    [Fact]
    public void Runs_that_leave_more_than_retention_keeps_fail_the_simulation()
    {
        var tooMany = new Scenario { Tables = 20, Keep = 1, History = 9 };
        var result = Of(tooMany);
        Assert.Contains(result.Runs[0].Goals, goal => goal is { Name: "tables off retention", Figure: 20, IsMet: false });
        Assert.False(result.Succeeded);
    }

    [Fact]
    public void The_report_is_JSON_and_text_alike()
    {
        var (report, goals) = Of(new Scenario { Tables = 20, Keep = 2 }).Runs[0];
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream)) ReportJson.Write(json, report, goals);
        using var document = JsonDocument.Parse(stream.ToArray());
        Assert.Equal(20, document.RootElement.GetProperty("backedUpOnce").GetInt32());
        Assert.Equal(20, document.RootElement.GetProperty("calls").GetProperty("CreateBackup").GetInt32());
        Assert.Equal(3, document.RootElement.GetProperty("functions").GetArrayLength());
        Assert.Equal(report.Progress.Count, document.RootElement.GetProperty("progress").GetArrayLength());
        Assert.Equal(report.TraceHash, document.RootElement.GetProperty("traceHash").GetString());

        using var text = new StringWriter();
        ReportText.Write(text, report, goals);
        Assert.Contains(report.TraceHash, text.ToString(), StringComparison.Ordinal);
        Assert.Contains("20 backed up once", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_change_a_named_scenario_and_leave_the_rest_of_it()
    {
        var plan = Assert.Single(Plans("--scenario", "noisy", "--keep", "5", "--memory", "128", "--worker-batch", "100", "--worker-window", "1", "--order", "arrival", "--set", "CREATE_RATE=40"));
        Assert.Equal((1000, 29_980, 5), (plan.Scenario.Accounts, plan.Scenario.AllTables, plan.Scenario.Keep));
        Assert.Equal((128, 100, 1.0), (plan.Scenario.Lambda.ScheduleTablesMemory, plan.Scenario.TableSource.BatchSize, plan.Scenario.TableSource.BatchingWindow.TotalSeconds));
        Assert.Equal("40", plan.Scenario.Variables["CREATE_RATE"]);
        Assert.Equal(24, Assert.Single(Plans("--scenario", "hourly")).Runs);
        Assert.Equal(200, Assert.Single(Plans("--scenario", "noisy", "--tables", "2", "--accounts", "100")).Scenario.AllTables);
    }

    [Fact]
    public void Without_a_name_one_account_is_simulated_and_for_the_page_every_scenario()
    {
        Assert.Equal((2500, true), (Assert.Single(Plans()).Scenario.AllTables, Plans()[0].Scenario.IsTraced));
        Assert.Equal(NamedScenario.All.Select(scenario => scenario.InSmall.AllTables), Plans(areAll: true).Select(plan => plan.Scenario.AllTables));
        Assert.False(Plans("--scenario", "million")[0].Scenario.IsTraced);
    }

    [Fact]
    public void The_page_shows_a_simulation_with_counts_that_are_the_same_each_time()
    {
        var named = NamedScenario.Find("faults")!;
        BenchResult Page() => SimulationPage.Of(new SimulationPlan(named, named.InSmall, 1), SimulationResult.Of(new SimulationPlan(named, named.InSmall, 1), null), isShort: true);
        var (page, again) = (Page(), Page());
        Assert.Equal("simulate-faults", page.Name);
        Assert.Equal(page.Counts, again.Counts);
        Assert.True(page.Counts["CreateBackup"] >= 500);
        Assert.Contains("| faults | 500 |", page.Markdown, StringComparison.Ordinal);
        Assert.Contains("| Worker | 128 MB |", page.Markdown, StringComparison.Ordinal);
    }

    private static IReadOnlyList<SimulationPlan> Plans(params string[] arguments) =>
        SimulateOptions.Read(SimulateCommand.Create().Parse(arguments), areAll: false, isShort: false);

    private static IReadOnlyList<SimulationPlan> Plans(bool areAll) =>
        SimulateOptions.Read(SimulateCommand.Create().Parse([]), areAll, isShort: true);

    private static SimulationResult Of(Scenario scenario) => SimulationResult.Of(new SimulationPlan(NamedScenario.All[0], scenario, Runs: 1), trace: null);
}
