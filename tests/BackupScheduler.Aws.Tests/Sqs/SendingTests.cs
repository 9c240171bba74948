using System.Text.Json;
using BackupScheduler.Aws.Sqs;
using BackupScheduler.Aws.Tests.Wire;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Aws.Tests.Sqs;

/// <summary>Every item is taken by the queue, or the sender is told.</summary>
public sealed class SendingTests : StubTest
{
    private static readonly QueueAddresses s_addresses = new("http://sqs.local/1/accounts", "http://sqs.local/1/tables", null, null);

    [Fact]
    public async Task Items_go_in_batches_of_ten()
    {
        Stub.Answer("SendMessageBatch", SqsAnswers.Taking());
        await Send(23);
        // Five at a time: they arrive in any order.
        Assert.Equal([10, 10, 3], Stub.Of("SendMessageBatch").Select(sent => Entries(sent).Count).OrderDescending());
        Assert.Equal(
            Enumerable.Range(0, 23).Select(i => $"Table-{i}").Order(StringComparer.Ordinal),
            Stub.Of("SendMessageBatch").SelectMany(Entries).Select(TableOf).Order(StringComparer.Ordinal));
        Assert.All(Stub.Of("SendMessageBatch"), sent => Assert.Equal("http://sqs.local/1/tables", sent.Text("QueueUrl")));
        Assert.All(Stub.Of("SendMessageBatch"), sent => Assert.Equal(Entries(sent).Count, Entries(sent).Select(IdOf).Distinct().Count()));
    }

    [Fact]
    public async Task Nothing_to_send_is_not_sent()
    {
        await Send(0);
        Assert.Empty(Stub.Of("SendMessageBatch"));
    }

    [Fact]
    public async Task An_entry_carries_its_account_as_group_its_delay_and_the_item_itself()
    {
        Stub.Answer("SendMessageBatch", SqsAnswers.Taking());
        await Queues().SendAsync(WorkQueue.Tables, [new(Item(7), TimeSpan.FromSeconds(900)), new(Item(8), TimeSpan.Zero)], default);
        Assert.Collection(
            Entries(Assert.Single(Stub.Of("SendMessageBatch"))),
            entry =>
            {
                Assert.Equal((Account, 900), (entry.GetProperty("MessageGroupId").GetString(), entry.GetProperty("DelaySeconds").GetInt32()));
                Assert.True(WorkItemJson.TryRead(entry.GetProperty("MessageBody").GetString()!, out var item, out _));
                Assert.Equal(Item(7), item);
            },
            entry => Assert.Equal(0, entry.GetProperty("DelaySeconds").GetInt32()));
    }

    [Fact]
    public async Task What_was_refused_goes_again_alone_and_what_was_taken_never_does()
    {
        Stub.Answer("SendMessageBatch", SqsAnswers.Refusing("InternalError", false, 2, 5), SqsAnswers.Refusing("InternalError", false, 5), SqsAnswers.Taking());
        await Send(10);
        Assert.Equal(
            ["0 1 2 3 4 5 6 7 8 9", "2 5", "5"],
            Stub.Of("SendMessageBatch").Select(sent => string.Join(' ', Entries(sent).Select(entry => TableOf(entry)[6..]))));
    }

    [Fact]
    public async Task What_is_always_refused_is_a_failure_after_four_attempts()
    {
        Stub.Answer("SendMessageBatch", SqsAnswers.Refusing("InternalError", false, 1));
        var failure = await FailureOf(() => Send(3));
        Assert.Equal((FailureKind.Transient, "InternalError"), (failure.Kind, failure.Code));
        Assert.Equal([3, 1, 1, 1], Stub.Of("SendMessageBatch").Select(sent => Entries(sent).Count));
    }

    [Fact]
    public async Task Between_attempts_there_is_a_pause_that_grows()
    {
        var time = new ImpatientTime();
        Stub.Answer("SendMessageBatch", SqsAnswers.Refusing("InternalError", false, 0));
        var queues = new AwsPorts(Stub.Options() with { Time = time }).Queues(s_addresses);
        await FailureOf(() => queues.SendAsync(WorkQueue.Tables, [new OutgoingItem(Item(0), TimeSpan.Zero)], default));
        Assert.Equal([100, 200, 400], time.Waits.Select(wait => wait.TotalMilliseconds));
        Assert.Equal(4, Stub.Of("SendMessageBatch").Count);
    }

    [Fact]
    public async Task What_is_refused_by_our_fault_is_a_failure_at_once()
    {
        Stub.Answer("SendMessageBatch", SqsAnswers.Refusing("InvalidMessageContents", true, 1));
        var failure = await FailureOf(() => Send(3));
        Assert.Equal((FailureKind.Other, "InvalidMessageContents"), (failure.Kind, failure.Code));
        Assert.Single(Stub.Of("SendMessageBatch"));
    }

    [Fact]
    public async Task What_the_answer_does_not_mention_does_not_count_as_sent()
    {
        Stub.Answer("SendMessageBatch", SqsAnswers.Mentioning(0), SqsAnswers.Taking());
        await Send(3);
        Assert.Equal([3, 2], Stub.Of("SendMessageBatch").Select(sent => Entries(sent).Count));
    }

    [Fact]
    public async Task An_answer_that_never_mentions_anything_is_a_failure()
    {
        Stub.Answer("SendMessageBatch", Answers.Json("{}"));
        Assert.Equal(FailureKind.Transient, (await FailureOf(() => Send(1))).Kind);
        Assert.Equal(4, Stub.Of("SendMessageBatch").Count);
    }

    [Theory]
    [InlineData("AccessDenied", 403, FailureKind.AccessDenied)]
    [InlineData("KmsThrottled", 400, FailureKind.Throttled)]
    [InlineData("QueueDoesNotExist", 400, FailureKind.Other)]
    public async Task A_refused_batch_is_a_failure(string code, int status, FailureKind kind)
    {
        Stub.Answer("SendMessageBatch", Answers.Error(code, status));
        Assert.Equal(kind, (await FailureOf(() => Send(1))).Kind);
    }

    [Fact]
    public async Task A_queue_that_was_not_configured_is_not_sent_to()
    {
        var send = () => Queues().SendAsync(WorkQueue.Enforcement, [new(Item(1), TimeSpan.Zero)], default);
        Assert.Contains("Enforcement", (await Assert.ThrowsAsync<InvalidOperationException>(send)).Message, StringComparison.Ordinal);
    }

    private IWorkQueues Queues() => new AwsPorts(Stub.Options()).Queues(s_addresses);

    private Task Send(int count) => Queues().SendAsync(
        WorkQueue.Tables, [.. Enumerable.Range(0, count).Select(i => new OutgoingItem(Item(i), TimeSpan.Zero))], default);

    private static BackUpTable Item(int number) => new()
    {
        Version = WorkItem.CurrentVersion,
        Run = RunId.Parse("20261122T010000Z"),
        Account = AccountId.Parse(Account),
        Region = Region.Parse("eu-west-1"),
        Table = TableName.Parse($"Table-{number}"),
        Check = false,
    };

    private static List<JsonElement> Entries(Received sent) => [.. sent.Json.GetProperty("Entries").EnumerateArray()];

    private static string IdOf(JsonElement entry) => entry.GetProperty("Id").GetString()!;

    private static string TableOf(JsonElement entry) =>
        JsonDocument.Parse(entry.GetProperty("MessageBody").GetString()!).RootElement.GetProperty("table").GetString()!;

    /// <summary>Notes how long was to be waited, and does not wait.</summary>
    private sealed class ImpatientTime : TimeProvider
    {
        public List<TimeSpan> Waits { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
