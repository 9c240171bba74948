using Amazon.Lambda.SQSEvents;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Work;
using BackupScheduler.InProcess.Queues;
using Microsoft.Extensions.Time.Testing;

namespace BackupScheduler.InProcess.Tests.Queues;

/// <summary>The queues in memory behave as SQS's standard queues do.</summary>
public sealed class MemoryQueuesTests
{
    private readonly FakeTimeProvider _time = new(Items.Run.Time);
    private readonly MemoryQueues _queues;

    public MemoryQueuesTests() => _queues = new MemoryQueues(_time, new MemoryQueueOptions { MaxReceiveCount = 3 });

    [Fact]
    public void A_delayed_message_comes_into_sight_when_its_delay_ends()
    {
        Send(Items.BackUp("Orders", delay: 900));
        Assert.Empty(Receive());
        Assert.Equal(new QueueCounts(Waiting: 0, Delayed: 1, InFlight: 0), Count());
        Assert.Equal(_time.GetUtcNow().AddSeconds(900), _queues.NextDue(WorkQueue.Tables));

        _time.Advance(TimeSpan.FromSeconds(899.999));
        Assert.Empty(Receive());
        _time.Advance(TimeSpan.FromSeconds(0.001));
        Assert.Null(_queues.NextDue(WorkQueue.Tables));
        Assert.Equal(new QueueCounts(Waiting: 1, Delayed: 0, InFlight: 0), Count());
        Assert.Equal("Orders", Items.TableOf(Assert.Single(Receive()).Body));
    }

    [Fact]
    public void A_message_in_sight_is_due_no_more_so_that_nobody_waits_in_vain_while_all_hands_are_busy()
    {
        Send(Items.BackUp("Orders", delay: 10));
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(_queues.NextDue(WorkQueue.Tables));
    }

    [Fact]
    public void A_received_message_is_out_of_sight_until_its_visibility_ends()
    {
        Send(Items.BackUp("Orders"));
        var first = Assert.Single(Receive());
        Assert.Equal(new QueueCounts(Waiting: 0, Delayed: 0, InFlight: 1), Count());
        _time.Advance(TimeSpan.FromSeconds(5399));
        Assert.Empty(Receive());

        _time.Advance(TimeSpan.FromSeconds(1));
        var second = Assert.Single(Receive());
        Assert.Equal(first.MessageId, second.MessageId);
        Assert.NotEqual(first.ReceiptHandle, second.ReceiptHandle);
        Assert.Equal("1", first.Attributes["ApproximateReceiveCount"]);
        Assert.Equal("2", second.Attributes["ApproximateReceiveCount"]);
        Assert.Equal($"{Items.Run.Time.ToUnixTimeMilliseconds()}", second.Attributes["SentTimestamp"]);
    }

    [Fact]
    public void A_body_without_a_group_takes_its_turn_as_a_tenant_of_its_own()
    {
        Send(Items.BackUp("Orders"), Items.BackUp("Customers"));
        _queues.SendBody(WorkQueue.Tables, "one");
        _time.Advance(TimeSpan.FromSeconds(7));
        _queues.SendBody(WorkQueue.Tables, "two");
        Assert.Equal(_time.GetUtcNow().AddSeconds(-7), _queues.OldestInSight(WorkQueue.Tables));

        var received = _queues.Receive(WorkQueue.Tables, 10);
        Assert.Equal(["Orders", "one", "two", "Customers"], received.Select(record => record.Body.Length == 3 ? record.Body : Items.TableOf(record.Body)));
        Assert.Equal([true, false, false, true], received.Select(record => record.Attributes.ContainsKey("MessageGroupId")));
        Assert.Null(_queues.OldestInSight(WorkQueue.Tables));
    }

    [Fact]
    public void An_acknowledged_message_never_comes_again()
    {
        Send(Items.BackUp("Orders"));
        _queues.Delete(WorkQueue.Tables, Assert.Single(Receive()).ReceiptHandle);
        Assert.Equal(0, Count().Total);
        Assert.Null(_queues.NextDue(WorkQueue.Tables));
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Empty(Receive());
    }

    [Fact]
    public void The_handle_of_an_earlier_receive_is_void()
    {
        Send(Items.BackUp("Orders"));
        var first = Assert.Single(Receive());
        _time.Advance(TimeSpan.FromHours(2));
        _queues.Delete(WorkQueue.Tables, first.ReceiptHandle);
        Assert.Single(Receive());

        _queues.Delete(WorkQueue.Tables, first.ReceiptHandle);
        Assert.Equal(1, Count().InFlight);
        Assert.Equal("MessageNotInflight", Assert.Throws<ServiceFailureException>(() => PutBack(first, 1)).Code);
    }

    [Fact]
    public void A_message_that_is_put_back_comes_again_after_that_time_and_not_when_its_visibility_would_have_ended()
    {
        Send(Items.BackUp("Orders"));
        PutBack(Assert.Single(Receive()), 7);
        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.Empty(Receive());
        _time.Advance(TimeSpan.FromSeconds(1));
        var again = Assert.Single(Receive());
        Assert.Equal("2", again.Attributes["ApproximateReceiveCount"]);

        PutBack(again, 10_000);
        _time.Advance(TimeSpan.FromSeconds(9_999));
        Assert.Empty(Receive());
    }

    [Fact]
    public void What_was_received_too_often_is_a_dead_letter_with_its_body_and_the_reason()
    {
        Send(Items.BackUp("Orders"));
        for (var receive = 1; receive <= 3; receive++) PutBack(Assert.Single(Receive()), 0);
        Assert.Empty(_queues.Letters);
        Assert.Empty(Receive());

        var letter = Assert.Single(_queues.Letters);
        Assert.Equal(MemoryQueues.RedriveCode, letter.ErrorCode);
        Assert.Equal("received 3 times and never acknowledged", letter.ErrorMessage);
        Assert.Equal(("Orders", WorkQueue.Tables), (letter.Table?.Value, letter.Source));
        Assert.Equal("Orders", Items.TableOf(letter.Body));
        Assert.Equal(0, Count().Total);
    }

    [Fact]
    public async Task The_letters_of_the_functions_are_kept_in_order()
    {
        var letter = new DeadLetter("{", "MalformedItem", "body: no JSON", _time.GetUtcNow(), "Worker", WorkQueue.Tables, null);
        await _queues.SendDeadLetterAsync(letter, CancellationToken.None);
        await _queues.SendDeadLetterAsync(letter with { ErrorCode = "TooManyHops" }, CancellationToken.None);
        Assert.Equal(["MalformedItem", "TooManyHops"], _queues.Letters.Select(kept => kept.ErrorCode));
        Assert.Equal(2, _queues.LetterCount);
    }

    [Theory]
    [InlineData(900.5)]
    [InlineData(901)]
    [InlineData(-1)]
    public void A_delay_that_SQS_would_refuse_is_refused(double seconds) =>
        Assert.Throws<ArgumentException>(() => Send(Items.BackUp("Orders") with { Delay = TimeSpan.FromSeconds(seconds) }));

    [Fact]
    public void An_item_that_could_not_be_received_is_not_sent() => Assert.Throws<ArgumentException>(() => Send(
        new OutgoingItem(((BackUpTable)Items.BackUp("Orders").Item) with { Version = 2 }, TimeSpan.Zero)));

    [Fact]
    public void A_large_account_does_not_starve_a_small_one()
    {
        Send([.. Items.BackUps(50), Items.BackUp("Small", account: Items.Other)]);
        Assert.Contains("Small", Receive().Select(message => Items.TableOf(message.Body)).Take(2));
    }

    [Fact]
    public void Within_an_account_messages_keep_their_order()
    {
        Send(Items.BackUp("later", delay: 2), Items.BackUp("first", delay: 1), Items.BackUp("last", delay: 2));
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["first", "later", "last"], Receive().Select(message => Items.TableOf(message.Body)));
    }

    [Fact]
    public void Each_queue_keeps_to_itself()
    {
        Send(Items.BackUp("Orders"));
        Assert.Empty(_queues.Receive(WorkQueue.Accounts, 10));
        Assert.Equal(0, _queues.Count(WorkQueue.Accounts).Total);
    }

    [Fact]
    public void Every_change_is_told()
    {
        var changes = 0;
        _queues.Changed += () => changes++;
        Send(Items.BackUp("Orders"), Items.BackUp("Customers"));
        var received = Receive();
        Assert.Equal(1, changes);
        PutBack(received[0], 5);
        _queues.Delete(WorkQueue.Tables, received[1].ReceiptHandle);
        Assert.Equal(3, changes);
    }

    private void Send(params OutgoingItem[] items) => _queues.SendAsync(WorkQueue.Tables, items, CancellationToken.None);

    private IReadOnlyList<SQSEvent.SQSMessage> Receive() => _queues.Receive(WorkQueue.Tables, 10);

    private QueueCounts Count() => _queues.Count(WorkQueue.Tables);

    private void PutBack(SQSEvent.SQSMessage message, int seconds) => _queues.PutBackAsync(
        new ReceivedMessage(WorkQueue.Tables, message.MessageId, message.ReceiptHandle, message.Body, default),
        TimeSpan.FromSeconds(seconds),
        CancellationToken.None);
}
