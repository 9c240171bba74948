using System.Text.Json;
using BackupScheduler.Bench.Enforcement;
using BackupScheduler.Simulation.Enforcement;

namespace BackupScheduler.Simulation.Tests.Bench;

/// <summary>The console of the simulated sweeps.</summary>
public sealed class SimulateEnforcementCommandTests
{
    private static readonly EnforcementScenario s_scenario = new()
    {
        Organization = new Scenario { Accounts = 20 },
        Principals = 10,
        NewRolesAfter = [TimeSpan.FromSeconds(1)],
    };

    [Theory]
    [InlineData("--accounts", "5", "--accounts: given '5', accepted is a whole number from 10 to 10000")]
    [InlineData("--batch", "11", "--batch: given '11', accepted is a whole number from 1 to 10")]
    [InlineData("--concurrency", "1", "--concurrency: given '1', accepted is a whole number from 2 to 1000")]
    public void A_wrong_argument_is_one_line_that_says_what_is_accepted(string option, string value, string expected) =>
        Assert.Equal([expected], SimulateEnforcementCommand.Create().Parse([option, value]).Errors.Select(error => error.Message));

    [Fact]
    public void Good_arguments_have_no_error() => Assert.Empty(
        SimulateEnforcementCommand.Create().Parse(["--accounts", "100", "--first-sweep", "--firings", "2", "--seed", "7", "--json"]).Errors);

    [Fact]
    public void A_missed_promise_fails_the_simulation()
    {
        var result = EnforcementResult.Of(s_scenario, trace: null);
        Assert.True(result.Succeeded, string.Join(", ", result.Goals));
        var late = new NewRole("a role", TimeSpan.Zero, TimeSpan.FromSeconds(16));
        Assert.Equal(
            ["seconds until a new role has the deny"], Missed(result.Report with { NewRoles = [late] }));
        Assert.Equal(
            ["seconds until a new role has the deny"], Missed(result.Report with { NewRoles = [late with { CoveredAfter = null }] }));
        Assert.Equal(["accounts not swept"], Missed(result.Report with { Swept = 19 }));
        Assert.Equal(["users and roles not covered"], Missed(result.Report with { Uncovered = 1, CoveredOnce = result.Report.CoveredOnce - 1 }));
        Assert.Equal(["users and roles covered twice"], Missed(result.Report with { CoveredOnce = result.Report.CoveredOnce - 1 }));
        Assert.Equal(["dead letters"], Missed(result.Report with { Letters = new Dictionary<string, int> { ["Any"] = 1 } }));
    }

    [Fact]
    public void The_report_is_JSON_and_text_alike()
    {
        var report = EnforcementResult.Of(s_scenario, trace: null).Report;
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            EnforcementJson.Write(json, report);
            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(stream.ToArray());
        Assert.Equal(20, document.RootElement.GetProperty("swept").GetInt32());
        Assert.Equal(1, document.RootElement.GetProperty("newRoles").GetArrayLength());
        Assert.Equal(report.Backlog.Count, document.RootElement.GetProperty("backlog").GetArrayLength());

        using var text = new StringWriter();
        EnforcementText.Write(text, report);
        Assert.Contains(report.TraceHash, text.ToString(), StringComparison.Ordinal);
        Assert.Contains("20 swept", text.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Missed(EnforcementReport report) =>
        EnforcementResult.GoalsOf(report).Where(goal => !goal.IsMet).Select(goal => goal.Name);
}
