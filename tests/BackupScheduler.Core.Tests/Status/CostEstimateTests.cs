using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;
using static BackupScheduler.Core.Tests.Status.ScopeSituations;

namespace BackupScheduler.Core.Tests.Status;

public sealed class CostEstimateTests
{
    private const long Gigabyte = 1L << 30;

    private static readonly TableStatus s_table = new(new TableArn(Scope, TableName.Parse("Orders")), TableHealth.Protected, "")
    {
        Bytes = 30 * Gigabyte,
        AllBytes = 35 * Gigabyte,
        NewestBytes = Gigabyte,
    };

    [Fact]
    public void Without_a_vault_backups_cost_their_storage_alone() =>
        Assert.Equal(new MonthlyCost(3.00m, 0.50m, 0, 0), CostEstimate.Of(s_table, pace: null));

    [Fact]
    public void Copies_cost_recovery_exports_and_what_is_kept_of_them()
    {
        var pace = new CopyPace(TimeSpan.FromDays(7.6), TimeSpan.FromDays(1));
        var cost = CostEstimate.Of(s_table with { Copy = new CopyStatus(StandingState.Healthy, TimeSpan.Zero, []) { Full = 5 } }, pace);

        // Four full exports of 1 GB, 30.4 windows of 10 MB, five full copies kept.
        Assert.Equal(0.20m, cost.Recovery);
        Assert.Equal(Math.Round((4 * 0.10m) + (30.4m * 10 / 1024 * 0.10m) + (5 * 0.023m), 8), Math.Round(cost.Copies, 8));
        Assert.Equal(3.00m + cost.Recovery + cost.Copies, cost.Ours);
    }

    [Fact]
    public void A_table_that_is_left_out_or_gone_is_not_copied_any_more()
    {
        var pace = new CopyPace(TimeSpan.FromDays(7), TimeSpan.FromDays(1));
        foreach (var health in new[] { TableHealth.NotSelected, TableHealth.Gone })
            Assert.Equal(new MonthlyCost(3.00m, 0.50m, 0, 0), CostEstimate.Of(s_table with { Health = health }, pace));
    }
}
