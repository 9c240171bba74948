using System.Text.Json;
using BackupScheduler.Bench.Simulate;
using BackupScheduler.Simulation.Reporting;

namespace BackupScheduler.Simulation.Tests.Bench;

/// <summary>The bench's console: one line for each wrong argument, and reports that people and programs can read.</summary>
public sealed class SimulateCommandTests
{
    [Theory]
    [InlineData("--tables", "0", "--tables: given '0', accepted is a whole number from 1 to 10000")]
    [InlineData("--keep", "many", "--keep: given 'many', accepted is a whole number from 1 to 100")]
    [InlineData("--seed", "-1", "--seed: given '-1', accepted is a whole number from 0 to 2147483647")]
    [InlineData("--throttles", "1.5", "--throttles: given '1.5', accepted is a number from 0 to 0.9")]
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
        var result = SimulationResult.Of(new Scenario { Tables = 1000, Keep = 3 }, runs: 1, trace: null);
        var (report, goals) = Assert.Single(result.Runs);
        Assert.Equal(7, goals.Count);
        Assert.All(goals, goal => Assert.True(goal.IsMet, $"{goal.Name}: {goal.Figure} of {goal.Limit}"));
        Assert.True(result.Succeeded);
        Assert.False(new SimulationResult([(report, [new Goal("a figure", 2, 1)])], default).Succeeded);
        Assert.False(new SimulationResult([(report with { NotBackedUp = 1 }, [])], default).Succeeded);
    }

    [Fact]
    public void Runs_that_leave_more_than_retention_keeps_fail_the_simulation()
    {
        var tooMany = new Scenario { Tables = 20, Keep = 1, History = 9 };
        var result = SimulationResult.Of(tooMany, runs: 1, trace: null);
        Assert.Contains(result.Runs[0].Goals, goal => goal is { Name: "tables off retention", Figure: 20, IsMet: false });
        Assert.False(result.Succeeded);
    }

    [Fact]
    public void The_report_is_JSON_and_text_alike()
    {
        var (report, goals) = SimulationResult.Of(new Scenario { Tables = 20, Keep = 2 }, runs: 1, trace: null).Runs[0];
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream)) ReportJson.Write(json, report, goals);
        using var document = JsonDocument.Parse(stream.ToArray());
        Assert.Equal(20, document.RootElement.GetProperty("backedUpOnce").GetInt32());
        Assert.Equal(20, document.RootElement.GetProperty("calls").GetProperty("CreateBackup").GetInt32());
        Assert.Equal(report.TraceHash, document.RootElement.GetProperty("traceHash").GetString());

        using var text = new StringWriter();
        ReportText.Write(text, report, goals);
        Assert.Contains(report.TraceHash, text.ToString(), StringComparison.Ordinal);
        Assert.Contains("20 backed up once", text.ToString(), StringComparison.Ordinal);
    }
}
