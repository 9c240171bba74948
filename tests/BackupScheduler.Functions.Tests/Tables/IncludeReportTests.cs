using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Tables;

/// <summary>Include patterns that name one table, and find none.</summary>
public sealed class IncludeReportTests
{
    private const int NamesNoScope = 1011, MatchesNothing = 2013, NotJudged = 2014;

    [Theory]
    [InlineData("111122223333/eu-west-1/alpha", 0)]
    [InlineData("111122223333/eu-west-1/Alpha", 1)]
    [InlineData("111122223333/eu-west-1/gone,111122223333/eu-west-1/away,alpha", 2)]
    [InlineData("111122223333/eu-west-1/gone*", 0)]
    [InlineData("111122223333/us-east-1/gone", 0)]
    [InlineData("gone", 0)]
    public void A_scope_reports_the_full_addresses_that_are_its_own_and_name_nothing(string include, int reported)
    {
        var world = new World(("TABLES_INCLUDE", include));
        world.Account.AddTables("alpha", "beta");
        Assert.Empty(world.ScheduleTables(Items.BackUpAccount));
        Assert.Equal((reported, reported), (world[Metric.IncludeMatchesNothing], world.Log.Count(MatchesNothing)));
        Assert.Single(world.Queues.Items<ReviewAccount>());
    }

    [Fact]
    public void What_exists_but_is_excluded_is_no_mistake()
    {
        var world = new World(("TABLES_INCLUDE", "111122223333/eu-west-1/alpha"), ("TABLES_EXCLUDE", "alpha"));
        world.Account.AddTables("alpha");
        world.ScheduleTables(Items.BackUpAccount);
        Assert.Equal(0, world[Metric.IncludeMatchesNothing]);
    }

    [Fact]
    public void The_patterns_of_an_ad_hoc_run_are_reported_alike()
    {
        var world = new World();
        world.Account.AddTables("alpha");
        world.ScheduleTables(Items.BackUpAccount with
        {
            AdHoc = true,
            Tables = [TablePattern.Parse("alpha"), TablePattern.Parse("111122223333/eu-west-1/alfa")],
        });
        Assert.Contains(world.Log.Lines, line => line.Id == MatchesNothing && line.Line.Contains("111122223333/eu-west-1/alfa", StringComparison.Ordinal));
        Assert.Equal(1, world[Metric.IncludeMatchesNothing]);
    }

    [Fact]
    public void Behind_a_bookmark_the_whole_account_counts_and_only_the_last_part_reports()
    {
        // One create in ten seconds: 91 tables until the queue's longest delay.
        var world = new World(("TABLES_INCLUDE", "*,111122223333/eu-west-1/t000,111122223333/eu-west-1/t149,111122223333/eu-west-1/gone"), ("CREATE_RATE", "0.1"));
        world.Account.AddTables(Enumerable.Range(0, 150).Select(i => $"t{i:000}"));
        world.ScheduleTables(Items.BackUpAccount);
        Assert.Equal(0, world[Metric.IncludeMatchesNothing]);
        var parts = 1;
        for (var next = Bookmark(world); next is not null; next = Bookmark(world), parts++) world.ScheduleTables(next);
        Assert.True(parts > 1);
        Assert.Contains("/gone ", Assert.Single(world.Log.Lines, line => line.Id == MatchesNothing).Line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_cannot_be_made_costs_the_run_neither_its_review_nor_another_try()
    {
        var world = new World(("TABLES_INCLUDE", "*,111122223333/eu-west-1/gone"));
        world.Account.AddTables("alpha", "beta");
        world.Wire.Fail(Operation.ListTables, FailureKind.Throttled, applies: call => call.Number == 2);
        Assert.Empty(world.ScheduleTables(Items.BackUpAccount with { After = TableName.Parse("alpha"), Hops = 1 }));
        Assert.Single(world.Queues.Items<ReviewAccount>());
        Assert.Equal((1, 0), (world.Log.Count(NotJudged), world.Log.Count(MatchesNothing)));
    }

    [Fact]
    public void Without_such_patterns_a_bookmark_lists_nothing_twice()
    {
        var world = new World(("TABLES_INCLUDE", "*,gone"));
        world.Account.AddTables("alpha", "beta");
        world.ScheduleTables(Items.BackUpAccount with { After = TableName.Parse("alpha"), Hops = 1 });
        Assert.Equal(1, world.Wire.Count(Operation.ListTables));
    }

    [Theory]
    [InlineData("111122223333/eu-west-1/alpha", 0)]
    [InlineData("111122223333/eu-west-3/alpha", 1)]
    [InlineData("444455556666/eu-west-1/alpha", 1)]
    [InlineData("1111/eu-west-1/alpha", 1)]
    [InlineData("444455556666/*/alpha,alpha", 0)]
    public void The_schedule_reports_addresses_that_no_scope_of_the_run_will_list(string include, int reported)
    {
        var world = new World(("TABLES_INCLUDE", include));
        world.Organization.Add("111122223333");
        world.Organization.Add("444455556666", Core.Accounts.AccountState.Suspended);
        world.ScheduleAccounts(World.Run.Time.UtcDateTime);
        Assert.Equal((reported, reported), (world[Metric.IncludeMatchesNothing], world.Log.Count(NamesNoScope)));
    }

    private static BackUpAccount? Bookmark(World world) =>
        world.Queues.Take().Select(sent => sent.Item).OfType<BackUpAccount>().SingleOrDefault();
}
