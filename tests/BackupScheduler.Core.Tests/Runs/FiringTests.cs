using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Tests.Runs;

public sealed class FiringTests
{
    private static readonly RunId Run = RunId.Parse("20261122T010000Z");
    private static readonly AccountId[] Accounts = [AccountId.Parse("111122223333"), AccountId.Parse("444455556666")];
    private static readonly Region[] Regions = [Region.Parse("eu-west-1"), Region.Parse("us-east-1")];

    [Fact]
    public void The_schedule_prunes_everything_that_is_selected()
    {
        var items = Firing.OfSchedule(Run).Items(Accounts, Regions);
        Assert.Equal(
            ["111122223333/eu-west-1", "111122223333/us-east-1", "444455556666/eu-west-1", "444455556666/us-east-1"],
            items.Select(item => item.Scope.ToString()));
        Assert.All(items, item => Assert.Equal((false, true, null, 0, Run), (item.AdHoc, item.Prune, item.Tables, item.Hops, item.Run)));
    }

    [Fact]
    public void What_an_operator_asks_for_travels_in_every_item()
    {
        var items = new Firing(Run, AdHoc: true, Prune: false, [TablePattern.Parse("Ord*")]).Items(Accounts, Regions[..1]);
        Assert.Equal(2, items.Count);
        Assert.All(items, item => Assert.Equal((true, false, "Ord*"), (item.AdHoc, item.Prune, Assert.Single(item.Tables!).Text)));
    }
}
