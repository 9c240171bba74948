using Amazon.Lambda.SQSEvents;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Tests.Fakes;
using CsCheck;

namespace BackupScheduler.Functions.Tests.Batches;

public sealed class FailureTests
{
    private readonly World _world = new();

    public FailureTests() => _world.Account.AddTables("Orders", "Users", "Zebras");

    private DateTimeOffset Now => _world.Time.GetUtcNow();

    [Fact]
    public void An_empty_batch_is_done()
    {
        Assert.Empty(_world.Worker(new SQSEvent()));
        Assert.Empty(_world.Worker(new SQSEvent { Records = [] }));
        Assert.Empty(_world.Wire.Calls);
    }

    [Theory]
    [InlineData(FailureKind.Throttled)]
    [InlineData(FailureKind.Transient)]
    public void A_passing_failure_comes_back_within_its_bounds_and_is_never_given_up_by_count(FailureKind kind)
    {
        _world.Wire.Fail(Operation.CreateBackup, kind);
        for (var receive = 1; receive <= 200; receive++)
        {
            _world.Jitter.Value = receive % 2 == 0 ? 0 : 0.999999;
            Assert.Equal(["message-1"], _world.Worker(Items.BackUp("Orders"), receive));
            var longest = Math.Min(900, Math.Pow(2, Math.Min(receive, 20)));
            Assert.InRange(_world.Queues.PutBacks[^1].After.TotalSeconds, longest / 2, longest);
            Assert.Equal("handle of message-1", _world.Queues.PutBacks[^1].Message.ReceiptHandle);
        }

        Assert.Equal(200, _world.Queues.PutBacks.Count);
        Assert.Empty(_world.Queues.Letters);
    }

    [Fact]
    public void A_passing_failure_is_given_up_six_hours_after_it_was_sent()
    {
        _world.Wire.Fail(Operation.CreateBackup, FailureKind.Transient, "InternalServerError");
        var sent = Delivery.Of(Items.BackUp("Orders"), Now, receive: 40);
        _world.Time.Advance(TimeSpan.FromHours(6) - TimeSpan.FromSeconds(1));
        Assert.Equal(["message-1"], _world.Worker(sent));
        _world.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(_world.Worker(sent));
        var letter = Assert.Single(_world.Queues.Letters);
        Assert.Equal(("InternalServerError", "made to fail", "Worker"), (letter.ErrorCode, letter.ErrorMessage, letter.Function));
        Assert.Equal((WorkQueue.Tables, Now), (letter.Source, letter.FailedAt));
        Assert.Equal((sent.Body, "Orders"), (letter.Body, letter.Table!.Value.Value));
        Assert.Equal(1, _world[Metric.DeadLettered]);
    }

    [Fact]
    public void An_unknown_failure_is_given_up_by_the_number_of_receives()
    {
        _world.Wire.Fail(Operation.CreateBackup, FailureKind.Other, "ValidationException");
        for (var receive = 1; receive < 5; receive++) Assert.Equal(["message-1"], _world.Worker(Items.BackUp("Orders"), receive));
        Assert.Empty(_world.Queues.Letters);
        Assert.Empty(_world.Worker(Items.BackUp("Orders"), receive: 5));
        Assert.Equal("ValidationException", Assert.Single(_world.Queues.Letters).ErrorCode);
    }

    [Fact]
    public void A_defect_is_a_failure_of_its_record_alone()
    {
        _world.Wire.Fail(new InvalidOperationException("a defect"), call => call is { Operation: Operation.CreateBackup, Subject: "Users" });
        Assert.Equal(["2"], _world.Worker(Three(receive: 1)));
        Assert.Equal(2, _world[Metric.BackedUp]);
        Assert.Empty(_world.Worker(Three(receive: 5)));
        var letter = Assert.Single(_world.Queues.Letters);
        Assert.Equal(("InvalidOperationException", "a defect"), (letter.ErrorCode, letter.ErrorMessage));
    }

    [Fact]
    public void A_denial_is_given_up_at_once()
    {
        _world.Wire.Fail(Operation.CreateBackup, FailureKind.AccessDenied, "AccessDeniedException");
        Assert.Empty(_world.Worker(Items.BackUp("Orders")));
        Assert.Equal("AccessDeniedException", Assert.Single(_world.Queues.Letters).ErrorCode);
        Assert.Empty(_world.Queues.PutBacks);
    }

    [Fact]
    public void One_account_s_failure_leaves_the_others_done()
    {
        _world.Wire.Fail(Operation.AssumeRole, FailureKind.Throttled, applies: call => call.Subject.StartsWith('2'));
        var other = Items.BackUp("Orders") with { Account = BackupScheduler.Core.Accounts.AccountId.Parse("222222222222") };
        Assert.Equal(["b"], _world.Worker(
            Delivery.Of(Items.BackUp("Orders"), Now, "a"), Delivery.Of(other, Now, "b"), Delivery.Of(Items.BackUp("Users"), Now, "c")));
        Assert.Equal(2, _world.Account.Backups.Count);
    }

    [Theory]
    [InlineData("", "body: ")]
    [InlineData("not json", "body: ")]
    [InlineData("[]", "body: not a JSON object")]
    [InlineData("""{"version":1,"kind":"Nonsense"}""", "kind: given 'Nonsense'")]
    [InlineData("""{"version":2,"kind":"BackUpTable"}""", "version: given '2'")]
    [InlineData("""{"version":1,"kind":"BackUpTable"}""", "run: missing")]
    public void What_cannot_be_read_is_dead_lettered_at_once_with_its_body_and_the_reason(string body, string reason)
    {
        Assert.Empty(_world.Worker(new Delivery("1", body, Now)));
        var letter = Assert.Single(_world.Queues.Letters);
        Assert.Equal((body, "MalformedItem"), (letter.Body, letter.ErrorCode));
        Assert.StartsWith(reason, letter.ErrorMessage);
        Assert.Null(letter.Account);
        Assert.Null(letter.Item);
    }

    [Fact]
    public void An_item_on_the_wrong_queue_is_dead_lettered()
    {
        foreach (var item in new WorkItem[] { Items.BackUpAccount, Items.Review, Protect() }) Assert.Empty(_world.Worker(item));
        foreach (var item in new WorkItem[] { Items.BackUp("Orders"), Items.Prune("Orders", "x", Now, "arn"), Protect() })
            Assert.Empty(_world.ScheduleTables(item));
        Assert.Equal(6, _world.Queues.Letters.Count);
        Assert.All(_world.Queues.Letters, letter => Assert.Equal("MisdirectedItem", letter.ErrorCode));
        Assert.Contains("Worker does not do ReviewAccount items", _world.Queues.Letters[1].ErrorMessage);
        Assert.Equal(0, _world.Wire.Count(Operation.AssumeRole));
    }

    [Fact]
    public void A_run_that_lies_more_than_a_day_ahead_is_refused_since_its_backups_would_be_foreign()
    {
        var item = Items.BackUp("Orders") with { Run = Items.DaysBefore(-3) };
        Assert.Empty(_world.Worker(item));
        Assert.StartsWith("run: given ", Assert.Single(_world.Queues.Letters).ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(0, _world.Wire.Count(Operation.CreateBackup));
    }

    [Theory]
    [InlineData(FailureKind.Transient)]
    [InlineData(FailureKind.AccessDenied)]
    public void A_letter_that_cannot_be_sent_leaves_the_record_failed(FailureKind kind)
    {
        _world.Wire.Fail(Operation.SendLetter, kind);
        Assert.Equal(["1"], _world.Worker(new Delivery("1", "junk", Now), Delivery.Of(Items.BackUp("Orders"), Now, "2")));
        Assert.Equal(1, _world.Log.Count(9004));
        Assert.Equal(0, _world[Metric.DeadLettered]);
    }

    [Theory]
    [InlineData((int)Operation.SendLetter)]
    [InlineData((int)Operation.PutBack)]
    public void Whatever_goes_wrong_while_settling_one_record_leaves_the_others_done(int operation)
    {
        _world.Wire.Fail(new InvalidOperationException("a defect"), call => call.Operation == (Operation)operation);
        _world.Wire.Fail(Operation.CreateBackup, FailureKind.Transient, applies: call => call.Subject == "Users");
        Assert.Contains(
            "2",
            _world.Worker([Delivery.Of(Items.BackUp("Orders"), Now, "1"), Delivery.Of(Items.BackUp("Users"), Now, "2"),
                Delivery.Of(Items.BackUp("Zebras"), Now, "3"), new Delivery("4", "junk", Now)]).Except(["1", "3"]));
        Assert.Equal(2, _world.Account.Backups.Count);
    }

    [Fact]
    public void A_record_that_cannot_be_put_back_stays_failed()
    {
        _world.Wire.Fail(Operation.CreateBackup, FailureKind.Throttled);
        _world.Wire.Fail(Operation.PutBack, FailureKind.Throttled);
        Assert.Equal(["message-1"], _world.Worker(Items.BackUp("Orders")));
        Assert.Equal(1, _world.Log.Count(9005));
    }

    [Fact]
    public void A_message_twice_in_a_batch_comes_again_unless_both_are_done()
    {
        _world.Wire.Fail(Operation.CreateBackup, FailureKind.Transient, applies: call => call.Number == 1);
        Assert.Equal(
            ["1"], _world.Worker(Delivery.Of(Items.BackUp("Orders"), Now, "1"), Delivery.Of(Items.BackUp("Users"), Now, "1")));
    }

    [Fact]
    public void Batch_fields_of_any_content_fail_or_settle_their_own_record_alone() =>
        Gen.Select(Text, Text, Text, Text).Array[0, 8].Sample(fields =>
        {
            var world = new World();
            world.Account.AddTables("Orders");
            var hostile = fields.Select((field, i) => new SQSEvent.SQSMessage
            {
                MessageId = $"hostile-{i}",
                ReceiptHandle = field.Item1,
                Body = field.Item2,
                Attributes = field.Item3 is null ? null : new() { ["ApproximateReceiveCount"] = field.Item3, ["SentTimestamp"] = field.Item4! },
            });
            var batch = new SQSEvent { Records = [.. hostile, Delivery.Of(Items.BackUp("Orders"), Now, "good").ToRecord()] };
            Assert.DoesNotContain("good", world.Worker(batch));
            Assert.Single(world.Account.Backups);
        }, iter: 500);

    [Fact]
    public void A_null_among_the_records_fails_nobody()
    {
        var batch = new SQSEvent { Records = [null, Delivery.Of(Items.BackUp("Orders"), Now, "1").ToRecord(), null] };
        Assert.Empty(_world.Worker(batch));
        Assert.Single(_world.Account.Backups);
    }

    [Fact]
    public void A_body_that_is_not_Unicode_is_a_letter_at_once()
    {
        Assert.Empty(_world.Worker(new Delivery("1", "\ud800", Now)));
        Assert.Equal(["MalformedItem"], _world.Queues.Letters.Select(letter => letter.ErrorCode));
    }

    private static readonly string?[] Awkward =
    [
        null, "", "0", "-1", "1", "99999999999999999999", "9223372036854775807", "\0", "{", "null", "[[[[", "\"\\ud800\"",
        """{"version":1,"kind":"\ud800"}""", """{"version":1,"kind":"BackUpTable","run":"\udfff"}""",
    ];

    private static Gen<string?> Text { get; } = Gen.Frequency(
        (3, Gen.Int[0, Awkward.Length - 1].Select(i => Awkward[i])), (1, Gen.String.Select(text => (string?)text)));

    private static ProtectAccount Protect() => new() { Version = 1, Run = World.Run, Account = World.Scope.Account };

    private Delivery[] Three(int receive) =>
    [
        Delivery.Of(Items.BackUp("Orders"), Now, "1", receive), Delivery.Of(Items.BackUp("Users"), Now, "2", receive),
        Delivery.Of(Items.BackUp("Zebras"), Now, "3", receive),
    ];
}
