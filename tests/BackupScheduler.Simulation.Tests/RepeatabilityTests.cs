using BackupScheduler.Simulation.Reporting;
using Xunit.Abstractions;

namespace BackupScheduler.Simulation.Tests;

/// <summary>A simulation is worth something only if it can be run again; and the design's figures are read off it.</summary>
public sealed class RepeatabilityTests(ITestOutputHelper output)
{
    [Fact]
    public void One_account_of_2500_tables_that_keeps_30_gives_the_same_trace_twice_and_what_the_design_promises()
    {
        var first = Run(new Scenario { Tables = 2500, Keep = 30 });
        var second = Run(new Scenario { Tables = 2500, Keep = 30 });

        Write(first);
        Assert.Equal((first.TraceHash, first.TraceLines), (second.TraceHash, second.TraceLines));
        Assert.True(first.TraceLines > 10_000, $"{first.TraceLines} lines");
        Assert.All(Goal.Of(first), goal => Assert.True(goal.IsMet, goal.ToString()));
        Assert.Equal((2500, 0, 0), (first.BackedUpOnce, first.NotBackedUp, first.Duplicates));
        Assert.Equal((75_000, 0), (first.Backups, first.OffRetention));
        Assert.Empty(first.Letters);
    }

    [Fact]
    public void Another_seed_gives_another_trace_and_the_same_result()
    {
        var one = Run(new Scenario { Tables = 100, Keep = 3, Seed = 1 });
        var other = Run(new Scenario { Tables = 100, Keep = 3, Seed = 2 });
        Assert.NotEqual(one.TraceHash, other.TraceHash);
        Assert.Equal((one.BackedUpOnce, one.Backups, one.OffRetention), (other.BackedUpOnce, other.Backups, other.OffRetention));
    }

    [Fact]
    public void Accounts_work_side_by_side()
    {
        var one = Run(new Scenario { Accounts = 1, Tables = 200, Keep = 5 });
        var thirty = Run(new Scenario { Accounts = 30, Tables = 200, Keep = 5 });
        Assert.Equal((6000, 0, 0), (thirty.BackedUpOnce, thirty.Duplicates, thirty.OffRetention));
        Assert.True(thirty.LastPrune < one.LastPrune + TimeSpan.FromSeconds(30), $"{one.LastPrune} and {thirty.LastPrune}");
    }

    [Fact]
    public void The_trace_names_each_call_and_each_delivery_with_its_time()
    {
        var lines = new List<string>();
        using var simulation = new OrganizationSimulation(new Scenario { Tables = 1, Keep = 1 }, lines.Add);
        var report = simulation.Run();
        Assert.Equal(report.TraceLines, lines.Count);
        string[] expected = ["ListAccounts", "SendMessageBatch", "deliver", "AssumeRole", "ListBackups", "ListTables"];
        Assert.Equal(expected, lines.Take(6).Select(line => line.Split(' ')[1]));
        Assert.Equal(1, lines.Count(line => line.Contains(" CreateBackup 100000000001/eu-west-1 table-000001 served", StringComparison.Ordinal)));
        var times = lines.Select(line => double.Parse(line.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public void Settings_that_the_functions_refuse_are_refused()
    {
        var scenario = new Scenario { Variables = new Dictionary<string, string> { ["CREATE_RATE"] = "many" } };
        Assert.Contains("CREATE_RATE", Assert.Throws<ArgumentException>(() => new OrganizationSimulation(scenario)).Message, StringComparison.Ordinal);
    }

    private void Write(RunReport report)
    {
        using var text = new StringWriter();
        ReportText.Write(text, report, Goal.Of(report));
        output.WriteLine(text.ToString());
    }

    private static RunReport Run(Scenario scenario)
    {
        using var simulation = new OrganizationSimulation(scenario);
        return simulation.Run();
    }
}
