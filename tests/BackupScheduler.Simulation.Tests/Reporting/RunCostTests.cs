using BackupScheduler.Functions.Settings;
using BackupScheduler.Simulation.Reporting;

namespace BackupScheduler.Simulation.Tests.Reporting;

/// <summary>Dollars to the last digit: each part from its own use and price, nothing counted twice.</summary>
public sealed class RunCostTests
{
    private static readonly RunUse s_use = new(
        [
            new FunctionUse(FunctionName.ScheduleTables, 256, 1_000, 5, 0, 400, 5, 2_000_000),
            new FunctionUse(FunctionName.Worker, 128, 9_000, 100, 1, 8_000, 100, 498_000_000),
        ],
        250_000);

    [Fact]
    public void Each_part_is_its_use_times_its_price()
    {
        // 100 + 1,000 GB-seconds.
        Assert.Equal(new RunCost(0.002m, 0.01466674m, 0.1m, 0.25m), RunCost.Of(s_use, new Prices()));
        Assert.Equal(0.36666674m, RunCost.Of(s_use, new Prices()).Total);
    }

    [Fact]
    public void Every_price_can_be_replaced_and_moves_its_own_part_alone()
    {
        var none = new Prices { LambdaMillion = 0, LambdaGigabyteSecond = 0, QueueMillion = 0, LogGigabyte = 0 };
        Assert.Equal(new RunCost(0, 0, 0, 0), RunCost.Of(s_use, none));
        Assert.Equal(new RunCost(0.03m, 0, 0, 0), RunCost.Of(s_use, none with { LambdaMillion = 3 }));
        Assert.Equal(new RunCost(0, 2.2m, 0, 0), RunCost.Of(s_use, none with { LambdaGigabyteSecond = 0.002m }));
        Assert.Equal(new RunCost(0, 0, 0.5m, 0), RunCost.Of(s_use, none with { QueueMillion = 2 }));
        Assert.Equal(new RunCost(0, 0, 0, 1), RunCost.Of(s_use, none with { LogGigabyte = 2 }));
    }

    [Fact]
    public void A_million_tables_cost_in_proportion() =>
        Assert.Equal(new RunCost(4, 8, 12, 16), new RunCost(0.01m, 0.02m, 0.03m, 0.04m).PerMillion(2_500));

    [Fact]
    public void A_run_without_tables_has_no_cost_a_table() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RunCost(0, 0, 0, 0).PerMillion(0));

    [Fact]
    public void A_run_that_used_nothing_costs_nothing() => Assert.Equal(0, RunCost.Of(new RunUse([], 0), new Prices()).Total);

    [Fact]
    public void Prices_say_where_when_and_that_nobody_confirmed_them() =>
        Assert.Equal("list prices of us-east-1 as known in 2026-11, unconfirmed, no free tier", new Prices().Origin);
}
