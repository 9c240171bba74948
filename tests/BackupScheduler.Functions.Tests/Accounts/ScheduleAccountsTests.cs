using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Accounts;

public sealed class ScheduleAccountsTests
{
    private static readonly DateTime Time = World.Run.Time.UtcDateTime;

    [Fact]
    public void Every_active_account_is_backed_up_in_every_Region_at_once()
    {
        var world = new World();
        world.Organization.Add("111111111111");
        world.Organization.Add("222222222222");
        world.ScheduleAccounts(Time);
        Assert.Equal(
            [("111111111111", "eu-west-1"), ("111111111111", "us-east-1"), ("222222222222", "eu-west-1"), ("222222222222", "us-east-1")],
            world.Queues.Items<BackUpAccount>().Select(item => (item.Account.Value, item.Region.Value)));
        Assert.All(
            world.Queues.Sent.Where(sent => sent.Item is BackUpAccount), sent => Assert.Equal((WorkQueue.Accounts, TimeSpan.Zero), (sent.Queue, sent.Delay)));
        Assert.All(world.Queues.Items<BackUpAccount>(), item =>
        {
            Assert.Equal(World.Run, item.Run);
            Assert.Equal((false, true, 0), (item.AdHoc, item.Prune, item.Hops));
            Assert.Null(item.After);
            Assert.Null(item.Tables);
        });
        Assert.Equal(4, world[Metric.AccountsScheduled]);
    }

    [Theory]
    [InlineData(AccountState.Unknown)]
    [InlineData(AccountState.PendingActivation)]
    [InlineData(AccountState.Suspended)]
    [InlineData(AccountState.PendingClosure)]
    [InlineData(AccountState.Closed)]
    public void Only_active_accounts_are_worked_on(AccountState state)
    {
        var world = new World();
        world.Organization.Add("111111111111", state);
        world.Organization.Add("222222222222");
        world.ScheduleAccounts(Time);
        Assert.All(world.Queues.Sent, sent => Assert.Equal("222222222222", sent.Item.Account.Value));
        Assert.Single(world.Queues.Items<ProtectAccount>());
    }

    [Fact]
    public void Selection_limits_backups_but_never_protection()
    {
        var world = new World(
            ("ACCOUNTS_INCLUDE", "111111111111,222222222222"), ("ACCOUNTS_EXCLUDE", "222222222222"));
        foreach (var id in new[] { "111111111111", "222222222222", "333333333333" }) world.Organization.Add(id);
        world.ScheduleAccounts(Time);
        Assert.All(world.Queues.Items<BackUpAccount>(), item => Assert.Equal("111111111111", item.Account.Value));
        Assert.Equal(
            ["111111111111", "222222222222", "333333333333"], world.Queues.Items<ProtectAccount>().Select(item => item.Account.Value));
        Assert.Equal(2, world.Log.Count(1002));
    }

    [Fact]
    public void Only_accounts_under_the_units_are_backed_up()
    {
        var world = new World(("ORGANIZATIONAL_UNITS", "ou-ab12-cdefgh34"));
        world.Organization.Add("111111111111", unit: "ou-ab12-cdefgh34");
        world.Organization.Add("222222222222");
        world.ScheduleAccounts(Time);
        Assert.Equal(["111111111111"], world.Queues.Items<BackUpAccount>().Select(item => item.Account.Value).Distinct());
        Assert.Equal("ou-ab12-cdefgh34", Assert.Single(world.Wire.Calls, call => call.Operation == Operation.ListAccountsUnder).Subject);
    }

    [Fact]
    public void Units_are_not_asked_for_where_none_is_configured()
    {
        var world = new World();
        world.Organization.Add("111111111111");
        world.ScheduleAccounts(Time);
        Assert.Equal(0, world.Wire.Count(Operation.ListAccountsUnder));
    }

    [Fact]
    public void Protection_is_spread_over_time_in_the_order_of_the_listing()
    {
        var world = new World(("REGIONS", "eu-west-1"));
        const int Accounts = 20 * 900 + 45;
        for (var i = 0; i < Accounts; i++) world.Organization.Add($"{100_000_000_000 + i}");
        world.ScheduleAccounts(Time);
        var protects = world.Queues.Sent.Where(sent => sent.Queue == WorkQueue.Enforcement).ToList();
        Assert.Equal(Accounts, protects.Count);
        Assert.Equal(
            Enumerable.Range(0, Accounts).Select(i => ($"{100_000_000_000 + i}", Math.Min(900, i / 20))),
            protects.Select(sent => (sent.Item.Account.Value, (int)sent.Delay.TotalSeconds)));
        Assert.All(world.Queues.Sent.Where(sent => sent.Queue == WorkQueue.Accounts), sent => Assert.Equal(TimeSpan.Zero, sent.Delay));
    }

    [Fact]
    public void Nothing_is_protected_where_enforcement_is_off_with_or_without_a_queue()
    {
        foreach (var queue in new[] { "", Variables.Good["ENFORCEMENT_QUEUE_URL"] })
        {
            var world = new World(("ENFORCEMENT_QUEUE_URL", queue), ("ENFORCEMENT", "off"));
            world.Organization.Add("111111111111");
            world.ScheduleAccounts(Time);
            Assert.Empty(world.Queues.Items<ProtectAccount>());
            Assert.Equal(2, world.Queues.Items<BackUpAccount>().Count);
        }
    }

    [Fact]
    public void Where_a_service_control_policy_covers_the_member_accounts_only_the_management_account_is_protected()
    {
        var world = new World(("ENFORCEMENT", "scp"));
        foreach (var id in new[] { "111111111111", "222222222222", "333333333333" }) world.Organization.Add(id);
        world.ScheduleAccounts(Time);
        Assert.Equal("111111111111", Assert.Single(world.Queues.Items<ProtectAccount>()).Account.Value);
        Assert.Equal(1, world.Wire.Count(Operation.DescribeOrganization));
    }

    [Fact]
    public void Protection_by_both_ways_covers_every_account_without_asking_which_one_manages()
    {
        var world = new World(("ENFORCEMENT", "both"));
        foreach (var id in new[] { "111111111111", "222222222222" }) world.Organization.Add(id);
        world.ScheduleAccounts(Time);
        Assert.Equal(2, world.Queues.Items<ProtectAccount>().Count);
        Assert.Equal(0, world.Wire.Count(Operation.DescribeOrganization));
    }

    [Fact]
    public void The_run_is_named_by_the_scheduled_time_however_late_it_fires()
    {
        var world = new World();
        world.Organization.Add("111111111111");
        world.Time.Advance(TimeSpan.FromHours(2));
        world.ScheduleAccounts(new DateTime(2026, 11, 22, 3, 4, 5, 678, DateTimeKind.Utc));
        Assert.All(world.Queues.Items<BackUpAccount>(), item => Assert.Equal("20261122T030405Z", item.Run.ToString()));
    }

    [Fact]
    public void An_event_without_a_time_is_refused_and_nothing_is_sent()
    {
        var world = new World();
        world.Organization.Add("111111111111");
        var refused = Assert.Throws<ServiceFailureException>(() => world.ScheduleAccounts(default));
        Assert.Equal("MalformedEvent", refused.Code);
        Assert.StartsWith("time: missing", refused.Message);
        Assert.Empty(world.Queues.Sent);
    }

    [Fact]
    public void An_organization_without_an_active_account_fails_loudly()
    {
        var world = new World();
        world.Organization.Add("111111111111", AccountState.Closed);
        Assert.Equal("NoActiveAccount", Assert.Throws<ServiceFailureException>(() => world.ScheduleAccounts(Time)).Code);
    }

    [Fact]
    public void A_selection_that_selects_nothing_is_told_and_does_not_fail()
    {
        var world = new World(("ACCOUNTS_INCLUDE", "999999999999"));
        world.Organization.Add("111111111111");
        world.ScheduleAccounts(Time);
        Assert.Equal("111111111111", Assert.IsType<ProtectAccount>(Assert.Single(world.Queues.Sent).Item).Account.Value);
        Assert.Equal(1, world.Log.Count(1003));
    }

    [Theory]
    [InlineData((int)Operation.ListAccounts)]
    [InlineData((int)Operation.Send)]
    public void What_fails_fails_the_firing_so_that_it_comes_again(int operation)
    {
        var world = new World();
        world.Organization.Add("111111111111");
        world.Wire.Fail((Operation)operation, FailureKind.Throttled, "TooManyRequestsException");
        Assert.Equal("TooManyRequestsException", Assert.Throws<ServiceFailureException>(() => world.ScheduleAccounts(Time)).Code);
        Assert.Equal(0, world[Metric.AccountsScheduled]);
    }
}
