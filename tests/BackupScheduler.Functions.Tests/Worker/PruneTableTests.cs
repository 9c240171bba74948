using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Worker;

public sealed class PruneTableTests
{
    private readonly World _world = new();
    private readonly string _policy;
    private readonly string[] _arns;

    public PruneTableTests()
    {
        _policy = _world.Settings(FunctionName.Worker).PolicyFingerprint;
        _world.Account.AddTables("Orders", "Users");
        _arns = [.. Enumerable.Range(1, 3).Reverse().Select(days => _world.Account.AddOwn("Orders", Items.DaysBefore(days)).Arn)];
    }

    private DateTimeOffset Now => _world.Time.GetUtcNow();

    [Fact]
    public void Backups_go_one_after_the_other_in_the_order_given()
    {
        Assert.Empty(_world.Worker(Items.Prune("Orders", _policy, Now, _arns)));
        Assert.Empty(_world.Account.Backups);
        Assert.Equal(
            _arns, _world.Wire.Calls.Where(call => call.Operation == Operation.DeleteBackup).Select(call => call.Subject));
        Assert.Equal(3, _world[Metric.Pruned]);
        Assert.Equal(0, _world.Wire.Count(Operation.ListBackups));
    }

    [Fact]
    public void An_interruption_leaves_the_newer_ones_and_the_next_delivery_takes_the_rest()
    {
        _world.Wire.Fail(Operation.DeleteBackup, FailureKind.Transient, applies: call => call.Number == 2);
        Assert.Equal(["message-1"], _world.Worker(Items.Prune("Orders", _policy, Now, _arns)));
        Assert.Equal(_arns[1..], _world.Account.Backups.Select(backup => backup.Arn));
        Assert.Empty(_world.Worker(Items.Prune("Orders", _policy, Now, _arns), receive: 2));
        Assert.Empty(_world.Account.Backups);
        Assert.Equal((3, 1), (_world[Metric.Pruned], _world[Metric.AlreadyPruned]));
    }

    [Theory]
    [InlineData(3600, true)]
    [InlineData(3601, false)]
    public void An_item_that_comes_too_long_after_it_was_due_deletes_nothing(int late, bool acts)
    {
        var due = Now;
        _world.Time.Advance(TimeSpan.FromSeconds(late));
        Assert.Empty(_world.Worker(Items.Prune("Orders", _policy, due, _arns)));
        Assert.Equal(acts ? 0 : 3, _world.Account.Backups.Count);
        Assert.Equal(acts ? 0 : 3, _world[Metric.Stale]);
        Assert.Empty(_world.Queues.Letters);
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void An_item_due_later_than_any_review_can_have_sent_it_is_refused(int minutes, bool acts)
    {
        Assert.Empty(_world.Worker(Items.Prune("Orders", _policy, Now + TimeSpan.FromMinutes(minutes), _arns)));
        Assert.Equal(acts ? 0 : 3, _world.Account.Backups.Count);
        Assert.Equal(acts ? [] : ["MalformedItem"], _world.Queues.Letters.Select(letter => letter.ErrorCode));
    }

    [Fact]
    public void An_item_decided_under_another_policy_deletes_nothing()
    {
        Assert.Empty(_world.Worker(Items.Prune("Orders", "0123456789abcdef", Now, _arns)));
        Assert.Equal(3, _world.Account.Backups.Count);
        Assert.Equal((3, 0), (_world[Metric.Stale], _world.Wire.Count(Operation.DeleteBackup)));
    }

    [Theory]
    [InlineData("111122223333", "111122223334")]
    [InlineData("eu-west-1", "eu-west-2")]
    [InlineData("table/Orders", "table/Users")]
    [InlineData("/backup/", "/stream/")]
    [InlineData("arn:aws:dynamodb", "arn:aws:s3")]
    [InlineData("arn:aws", "arn:evil")]
    public void An_item_that_names_any_backup_elsewhere_is_refused_whole(string here, string elsewhere)
    {
        var arns = _arns[..2].Append(_arns[2].Replace(here, elsewhere, StringComparison.Ordinal)).ToList();
        Assert.Empty(_world.Worker(Items.Prune("Orders", _policy, Now, arns)));
        Assert.Equal(0, _world.Wire.Count(Operation.DeleteBackup));
        Assert.Equal(3, _world.Account.Backups.Count);
        var letter = Assert.Single(_world.Queues.Letters);
        Assert.Equal("MalformedItem", letter.ErrorCode);
        Assert.StartsWith("backups: given 'arn:", letter.ErrorMessage);
        Assert.Equal("Orders", letter.Table!.Value.Value);
    }

    [Fact]
    public void A_backup_that_is_gone_is_counted_and_the_others_still_go()
    {
        var gone = _arns[1][..^1] + "x";
        Assert.Empty(_world.Worker(Items.Prune("Orders", _policy, Now, _arns[0], gone, _arns[2])));
        Assert.Equal((2, 1), (_world[Metric.Pruned], _world[Metric.AlreadyPruned]));
        Assert.Equal(_arns[1], Assert.Single(_world.Account.Backups).Arn);
    }
}
