using BackupScheduler.Cli.Demo;

namespace BackupScheduler.Cli.Tests;

/// <summary>What the demo expects, worked out by hand here.</summary>
public sealed class DemoExpectationTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset[] Runs =
        [Start.AddSeconds(10), Start.AddSeconds(20), Start.AddSeconds(30)];

    [Fact]
    public void An_ordinary_table_keeps_the_newest()
    {
        var outcome = DemoExpectation.Of(Table(DemoCase.Ordinary, older: 1), Start, Runs, keep: 2);

        Assert.Equal(["backup-scheduler_20261122T100020Z", "backup-scheduler_20261122T100030Z"], outcome.Names);
        Assert.Equal((3, 2), (outcome.Created, outcome.Deleted));
    }

    [Fact]
    public void A_long_history_goes_three_at_a_time()
    {
        var outcome = DemoExpectation.Of(Table(DemoCase.Ordinary, older: 5), Start, Runs[..1], keep: 2);

        Assert.Equal(
            ["backup-scheduler_20261122T080000Z", "backup-scheduler_20261122T090000Z", "backup-scheduler_20261122T100010Z"],
            outcome.Names);
        Assert.Equal((1, 3), (outcome.Created, outcome.Deleted));
    }

    [Theory]
    [InlineData(DemoCase.Excluded, 0)]
    [InlineData(DemoCase.Tagged, 0)]
    [InlineData(DemoCase.Created, 2)]
    [InlineData(DemoCase.Deleted, 1)]
    [InlineData(DemoCase.Ordinary, 3)]
    internal void A_table_is_backed_up_in_the_runs_that_it_lives_through(DemoCase tableCase, int created)
    {
        Assert.Equal(created, DemoExpectation.Of(Table(tableCase, older: 0), Start, Runs, keep: 9).Created);
    }

    [Fact]
    public void The_plan_has_every_case_and_as_many_tables_as_asked_for()
    {
        var tables = DemoPlan.Tables(new DemoOptions());

        Assert.Equal(60, tables.Count);
        Assert.Equal(5, tables.Select(table => table.Case).Distinct().Count());
        Assert.Equal(60, tables.Select(table => (table.Account, table.Region, table.Name)).Distinct().Count());
        Assert.Contains(tables, table => table.OlderBackups > DemoExpectation.Brake);
        Assert.DoesNotContain(tables, table => table.Account == 4);
    }

    private static DemoTable Table(DemoCase tableCase, int older) => new(0, "us-east-1", "Orders", tableCase, older, []);
}
