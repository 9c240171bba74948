using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Worker;

public sealed class ThrottledCallTests
{
    private readonly World _world = new();

    public ThrottledCallTests() => _world.Account.AddTables(Enumerable.Range(0, 10).Select(i => $"table-{i}"));

    [Fact]
    public void A_throttled_create_is_made_again_at_once_and_without_a_look()
    {
        Throttle(call => call.Number <= 3);
        Assert.Empty(_world.Worker(Items.BackUp("table-1")));
        Assert.Single(_world.Account.Backups);
        Assert.Equal((4, 0), (_world.Wire.Count(Operation.CreateBackup), _world.Wire.Count(Operation.ListBackups)));
        Assert.Equal((3, 0), (_world[Metric.Throttled], _world[Metric.Retried]));
        Assert.Empty(_world.Queues.PutBacks);
    }

    [Fact]
    public void What_is_refused_for_too_long_comes_again_and_is_looked_at()
    {
        Throttle(_ => true);
        Assert.Equal(["message-1"], _world.Worker(Items.BackUp("table-1")));
        Assert.Equal(TimeSpan.FromSeconds(2), Assert.Single(_world.Queues.PutBacks).After);
        Assert.InRange(_world.Time.GetUtcNow() - World.Run.Time, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30));
        // Each attempt is counted once: those that were made again here, and the last one where it is settled.
        Assert.Equal((_world.Wire.Count(Operation.CreateBackup), 1), (_world[Metric.Throttled], _world[Metric.Retried]));
        _world.Wire.Heal();
        Assert.Empty(_world.Worker(Items.BackUp("table-1"), receive: 2));
        Assert.Equal(1, _world.Wire.Count(Operation.ListBackups));
        Assert.Single(_world.Account.Backups);
    }

    [Fact]
    public void Any_other_failure_is_not_made_again_here()
    {
        _world.Wire.Fail(Operation.CreateBackup, FailureKind.Transient);
        Assert.Equal(["message-1"], _world.Worker(Items.BackUp("table-1")));
        Assert.Equal(1, _world.Wire.Count(Operation.CreateBackup));
    }

    [Fact]
    public void Nothing_is_waited_for_that_the_invocation_has_no_time_for()
    {
        _world.Timeout = TimeSpan.FromSeconds(8);
        Throttle(_ => true);
        Assert.Equal(["message-1"], _world.Worker(Items.BackUp("table-1")));
        Assert.InRange(_world.Time.GetUtcNow() - World.Run.Time, TimeSpan.Zero, TimeSpan.FromSeconds(6));
        Assert.Single(_world.Queues.PutBacks);
    }

    [Fact]
    public void What_is_refused_together_comes_again_one_by_one()
    {
        Throttle(call => call.Number <= 10);
        Assert.Empty(_world.Worker(Batch("table")));
        Assert.Equal(10, _world.Account.Backups.Count);
        var again = _world.Wire.Calls.Where(call => call.Operation == Operation.CreateBackup).Skip(10).Select(call => call.At).ToList();
        Assert.Equal(10, again.Distinct().Count());
        Assert.Equal(20, _world.Wire.Count(Operation.CreateBackup));
    }

    [Fact]
    public void One_accounts_refusals_hold_nobody_else_up()
    {
        var other = World.Scope with { Region = Region.Parse("us-east-1") };
        _world.Accounts[other].AddTables("table-1");
        Throttle(call => call.Subject.Contains("eu-west-1", StringComparison.Ordinal));
        _world.Worker(Items.BackUp("table-1"));
        var before = _world.Time.GetUtcNow();
        Assert.Empty(_world.Worker(Items.BackUp("table-1") with { Region = other.Region }));
        Assert.Equal(before, _world.Time.GetUtcNow());
    }

    [Fact]
    public void Once_calls_are_served_again_nothing_is_held_back_for_long()
    {
        Throttle(call => call.Number <= 10);
        _world.Worker(Batch("table"));
        _world.Account.AddTables(Enumerable.Range(0, 10).SelectMany(i => new[] { $"late-{i}", $"later-{i}" }));
        Assert.Empty(_world.Worker(Batch("late")));
        var before = _world.Time.GetUtcNow();
        Assert.Empty(_world.Worker(Batch("later")));
        Assert.Equal(before, _world.Time.GetUtcNow());
        Assert.Equal(30, _world.Account.Backups.Count);
    }

    [Fact]
    public void A_throttled_delete_is_made_again_in_its_place_and_order()
    {
        var arns = Enumerable.Range(1, 3).Select(day => _world.Account.AddOwn("table-1", Items.DaysBefore(4 - day)).Arn).ToArray();
        _world.Wire.Fail(Operation.DeleteBackup, FailureKind.Throttled, applies: call => call.Number is 2 or 3);
        Assert.Empty(_world.Worker(Items.Prune("table-1", _world.Settings(FunctionName.Worker).PolicyFingerprint, World.Run.Time, arns)));
        Assert.Equal(
            [arns[0], arns[1], arns[1], arns[1], arns[2]],
            _world.Wire.Calls.Where(call => call.Operation == Operation.DeleteBackup).Select(call => call.Subject));
        Assert.Equal((3, 2), (_world[Metric.Pruned], _world[Metric.Throttled]));
    }

    private static Delivery[] Batch(string tables) =>
        [.. Enumerable.Range(0, 10).Select(i => Delivery.Of(Items.BackUp($"{tables}-{i}"), World.Run.Time, $"message-{i}"))];

    private void Throttle(Func<Call, bool> applies) => _world.Wire.Fail(Operation.CreateBackup, FailureKind.Throttled, "ThrottlingException", applies);
}
