using BackupScheduler.Core.Work;
using BackupScheduler.InProcess.Queues;
using Microsoft.Extensions.Time.Testing;

namespace BackupScheduler.InProcess.Tests.Queues;

/// <summary>Which message is received first: a tenant's turn, or whoever came first and holds not too much already.</summary>
public sealed class ReceiveOrderTests
{
    private readonly FakeTimeProvider _time = new(Items.Run.Time);

    [Fact]
    public void By_arrival_messages_come_in_the_order_in_which_they_came_into_sight_whoever_sent_them()
    {
        var queues = New(ReceiveOrder.Arrival);
        foreach (var (group, name) in new[] { ("one", "1"), ("one", "2"), ("other", "3"), ("one", "4"), ("other", "5") }) queues.SendBody(WorkQueue.Tables, name, group);
        Assert.Equal(["1", "2", "3", "4", "5"], Receive(queues, 10));
    }

    [Fact]
    public void By_turns_they_come_tenant_by_tenant()
    {
        var queues = New(ReceiveOrder.Turns);
        foreach (var (group, name) in new[] { ("one", "1"), ("one", "2"), ("other", "3"), ("one", "4"), ("other", "5") }) queues.SendBody(WorkQueue.Tables, name, group);
        Assert.Equal(["1", "3", "2", "5", "4"], Receive(queues, 10));
    }

    [Fact]
    public void By_arrival_a_tenant_that_holds_more_than_a_tenth_comes_behind_the_others()
    {
        var queues = New(ReceiveOrder.Arrival);
        for (var i = 0; i < 20; i++) queues.SendBody(WorkQueue.Tables, $"noisy-{i}", "noisy");
        Assert.Equal(11, Receive(queues, 11).Count());
        for (var i = 0; i < 3; i++) queues.SendBody(WorkQueue.Tables, $"quiet-{i}", "quiet");
        Assert.Equal(["quiet-0", "quiet-1", "quiet-2", "noisy-11"], Receive(queues, 4));
    }

    [Fact]
    public void By_arrival_a_tenant_that_has_let_go_of_its_messages_is_noisy_no_more()
    {
        var queues = New(ReceiveOrder.Arrival);
        for (var i = 0; i < 20; i++) queues.SendBody(WorkQueue.Tables, $"noisy-{i}", "noisy");
        foreach (var message in queues.Receive(WorkQueue.Tables, 11)) queues.Delete(WorkQueue.Tables, message.ReceiptHandle);
        queues.SendBody(WorkQueue.Tables, "quiet", "quiet");
        Assert.Equal("noisy-11", Receive(queues, 1).Single());
    }

    [Fact]
    public void By_arrival_what_comes_back_comes_behind_what_was_in_sight_before()
    {
        var queues = New(ReceiveOrder.Arrival);
        queues.SendBody(WorkQueue.Tables, "first", "one");
        Assert.Equal(["first"], Receive(queues, 1));
        queues.SendBody(WorkQueue.Tables, "second", "one");
        _time.Advance(TimeSpan.FromSeconds(5400));
        Assert.Equal(_time.GetUtcNow().AddSeconds(-5400), queues.OldestInSight(WorkQueue.Tables));
        Assert.Equal(["second", "first"], Receive(queues, 2));
        Assert.Null(queues.OldestInSight(WorkQueue.Tables));
    }

    [Fact]
    public void A_queue_may_have_a_visibility_of_its_own()
    {
        var queues = new MemoryQueues(_time, new MemoryQueueOptions { VisibilityTimeouts = new Dictionary<WorkQueue, TimeSpan> { [WorkQueue.Tables] = TimeSpan.FromSeconds(720) } });
        queues.SendBody(WorkQueue.Tables, "a table", "one");
        queues.SendBody(WorkQueue.Accounts, "an account", "one");
        queues.Receive(WorkQueue.Tables, 1);
        queues.Receive(WorkQueue.Accounts, 1);
        _time.Advance(TimeSpan.FromSeconds(720));
        Assert.Equal((1, 0), (queues.Count(WorkQueue.Tables).Waiting, queues.Count(WorkQueue.Accounts).Waiting));
    }

    private MemoryQueues New(ReceiveOrder order) => new(_time, new MemoryQueueOptions { Order = order });

    private static IEnumerable<string> Receive(MemoryQueues queues, int most) => queues.Receive(WorkQueue.Tables, most).Select(message => message.Body);
}
