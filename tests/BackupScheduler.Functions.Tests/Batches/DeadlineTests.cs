using BackupScheduler.Core.Failures;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Batches;

public sealed class DeadlineTests
{
    private readonly World _world = new() { Timeout = TimeSpan.FromSeconds(30) };

    public DeadlineTests() => _world.Account.AddTables(Enumerable.Range(0, 200).Select(i => $"table-{i}"));

    [Fact]
    public void Records_that_were_not_started_in_time_stay_failed_and_untouched()
    {
        _world.Wire.Latency = operation => operation == Operation.CreateBackup ? TimeSpan.FromSeconds(10) : TimeSpan.Zero;
        var failed = _world.Worker(Batch());
        // 25 s are left for calls: two rounds of fifty are done, the third is cut off, the fourth never starts.
        Assert.Equal(Ids(100, 200), failed.Order());
        Assert.Equal(100, _world.Account.Backups.Count);
        Assert.Equal(150, _world.Wire.Count(Operation.CreateBackup));
        Assert.Equal(Ids(100, 150), _world.Queues.PutBacks.Select(putBack => putBack.Message.MessageId).Order());
        Assert.Equal(World.Run.Time + TimeSpan.FromSeconds(25), _world.Time.GetUtcNow());
    }

    // A runtime that was told of no deadline answers the far end of the calendar, which is more than a timer takes.
    [Fact]
    public void A_deadline_that_nobody_can_mean_keeps_nothing_from_being_done()
    {
        _world.Timeout = DateTimeOffset.MaxValue - _world.Time.GetUtcNow();
        Assert.Empty(_world.Worker(Items.BackUp("table-1")));
        Assert.Single(_world.Account.Backups);
    }

    [Fact]
    public void Our_own_deadline_is_never_a_dead_letter()
    {
        _world.Wire.Latency = operation => operation == Operation.CreateBackup ? TimeSpan.FromHours(1) : TimeSpan.Zero;
        Assert.Equal(["message-1"], _world.Worker(Items.BackUp("table-1"), receive: 30));
        Assert.Empty(_world.Queues.Letters);
    }

    [Fact]
    public void A_call_that_does_not_heed_its_cancellation_is_left_behind_at_the_deadline()
    {
        // The SDK fetches credentials without a token.
        _world.Wire.Latency = operation => operation == Operation.AssumeRole ? TimeSpan.FromHours(1) : TimeSpan.Zero;
        _world.Wire.IsDeafTo = Operation.AssumeRole;
        Assert.Equal(["message-1"], _world.Worker(Items.BackUp("table-1")));
        Assert.Equal(World.Run.Time + TimeSpan.FromSeconds(25), _world.Time.GetUtcNow());
        Assert.Empty(_world.Account.Backups);
    }

    [Fact]
    public void Letters_are_still_sent_in_the_reserve_at_the_end()
    {
        _world.Wire.Latency = operation => operation == Operation.CreateBackup ? TimeSpan.FromHours(1) : TimeSpan.Zero;
        var sent = Delivery.Of(Items.BackUp("table-1"), World.Run.Time);
        _world.Time.Advance(TimeSpan.FromHours(6));
        Assert.Empty(_world.Worker(sent));
        Assert.Equal("Deadline", Assert.Single(_world.Queues.Letters).ErrorCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-5000)]
    public void An_invocation_that_has_no_time_at_all_starts_nothing(int milliseconds)
    {
        _world.Timeout = TimeSpan.FromMilliseconds(milliseconds);
        Assert.Equal(200, _world.Worker(Batch()).Count);
        Assert.Empty(_world.Wire.Calls);
    }

    private static IEnumerable<string> Ids(int from, int to) => Enumerable.Range(from, to - from).Select(i => $"message-{i}");

    private static Delivery[] Batch() =>
        [.. Enumerable.Range(0, 200).Select(i => Delivery.Of(Items.BackUp($"table-{i}"), World.Run.Time, $"message-{i}"))];
}
