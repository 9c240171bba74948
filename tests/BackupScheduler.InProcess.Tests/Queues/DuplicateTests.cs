using BackupScheduler.Core.Work;
using BackupScheduler.InProcess.Queues;
using Microsoft.Extensions.Time.Testing;

namespace BackupScheduler.InProcess.Tests.Queues;

/// <summary>SQS promises each message at least once, and keeps no more than that promise.</summary>
public sealed class DuplicateTests
{
    [Fact]
    public void A_duplicate_comes_even_though_the_first_delivery_was_acknowledged_and_does_not_show_it()
    {
        var time = new FakeTimeProvider(Items.Run.Time);
        var queues = new MemoryQueues(time, new MemoryQueueOptions { DuplicateShare = 1, LongestDuplicateDelay = TimeSpan.FromSeconds(30) });
        queues.SendAsync(WorkQueue.Tables, [Items.BackUp("Orders")], CancellationToken.None);
        var first = Assert.Single(queues.Receive(WorkQueue.Tables, 10));
        queues.Delete(WorkQueue.Tables, first.ReceiptHandle);

        time.Advance(TimeSpan.FromSeconds(30));
        var second = Assert.Single(queues.Receive(WorkQueue.Tables, 10));
        Assert.Equal((first.MessageId, first.Body), (second.MessageId, second.Body));
        Assert.Equal("1", second.Attributes["ApproximateReceiveCount"]);
        queues.Delete(WorkQueue.Tables, second.ReceiptHandle);
        Assert.Equal(0, queues.Count(WorkQueue.Tables).Total);
    }

    [Fact]
    public void About_the_share_that_is_asked_for_is_delivered_twice_and_the_same_with_the_same_seed()
    {
        var one = Duplicated(seed: 7);
        Assert.InRange(one.Count, 60, 140);
        Assert.Equal(one, Duplicated(seed: 7));
        Assert.NotEqual(one, Duplicated(seed: 8));
    }

    private static List<string> Duplicated(int seed)
    {
        var time = new FakeTimeProvider(Items.Run.Time);
        var queues = new MemoryQueues(time, new MemoryQueueOptions { DuplicateShare = 0.1, Seed = seed });
        queues.SendAsync(WorkQueue.Tables, Items.BackUps(1000), CancellationToken.None);
        time.Advance(TimeSpan.FromMinutes(1));
        return [.. queues.Receive(WorkQueue.Tables, 2000).CountBy(message => message.MessageId).Where(pair => pair.Value == 2).Select(pair => pair.Key)];
    }
}
