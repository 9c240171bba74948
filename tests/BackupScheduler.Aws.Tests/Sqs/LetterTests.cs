using System.Text.Json;
using BackupScheduler.Aws.Sqs;
using BackupScheduler.Aws.Tests.Wire;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Aws.Tests.Sqs;

/// <summary>Dead letters keep the body and say why, in a form that SQS takes; messages that failed are put back.</summary>
public sealed class LetterTests : StubTest
{
    private const string Body =
        """{"version":1,"kind":"BackUpTable","run":"20261122T010000Z","account":"111122223333","region":"eu-west-1","table":"Orders","check":false}""";

    private static readonly QueueAddresses s_addresses = new(
        "http://sqs.local/1/accounts", "http://sqs.local/1/tables", "http://sqs.local/1/enforcement", "http://sqs.local/1/dead");

    [Fact]
    public async Task A_letter_keeps_its_body_and_says_why()
    {
        var sent = await Send(Letter(Body, "not allowed"));
        Assert.Equal(("http://sqs.local/1/dead", Body), (sent.Text("QueueUrl"), sent.Text("MessageBody")));
        Assert.Equal(
            new()
            {
                ["ErrorCode"] = "AccessDeniedException",
                ["ErrorMessage"] = "not allowed",
                ["FailedAt"] = "2026-11-22T01:02:03Z",
                ["Function"] = "Worker",
                ["SourceQueueUrl"] = "http://sqs.local/1/tables",
                ["Account"] = "111122223333",
                ["Region"] = "eu-west-1",
                ["Table"] = "Orders",
                ["Run"] = "20261122T010000Z",
            },
            Attributes(sent));
    }

    [Theory]
    [InlineData("not JSON at all")]
    [InlineData("line\nbreak \"quoted\" \t \u00e9 \ud83d\udca5")]
    public async Task A_body_that_cannot_be_read_stays_as_it_is_and_no_attribute_is_empty(string body)
    {
        var sent = await Send(Letter(body, ""));
        Assert.Equal(body, sent.Text("MessageBody"));
        Assert.Equal(["ErrorCode", "FailedAt", "Function", "SourceQueueUrl"], Attributes(sent).Keys.Order());
    }

    [Fact]
    public async Task Characters_that_SQS_refuses_are_taken_out_of_the_message()
    {
        var sent = await Send(Letter(Body, "a\u0000b\nc\u001bd\ud83de\uffffend"));
        Assert.Equal("a b c d e end", Attributes(sent)["ErrorMessage"]);
    }

    [Fact]
    public async Task A_long_message_is_cut()
    {
        var sent = await Send(Letter(Body, new string('x', 300_000)));
        Assert.Equal(new string('x', 1024), Attributes(sent)["ErrorMessage"]);
    }

    [Fact]
    public async Task A_letter_that_is_not_taken_is_a_failure()
    {
        Stub.Answer("SendMessage", Answers.Error("AccessDenied", 403));
        var failure = await FailureOf(() => Queues().SendDeadLetterAsync(Letter(Body, "m"), default));
        Assert.Equal(FailureKind.AccessDenied, failure.Kind);
    }

    [Fact]
    public async Task A_letter_that_was_garbled_on_the_way_is_a_failure()
    {
        Stub.Answer("SendMessage", Answers.Json("""{"MessageId":"m","MD5OfMessageBody":"00000000000000000000000000000000"}"""));
        await FailureOf(() => Queues().SendDeadLetterAsync(Letter(Body, "m"), default));
    }

    [Fact]
    public async Task A_message_is_put_back_by_its_visibility()
    {
        Stub.Answer("ChangeMessageVisibility", Answers.Json("{}"));
        await Queues().PutBackAsync(Message(), TimeSpan.FromSeconds(77), default);
        var sent = Assert.Single(Stub.Of("ChangeMessageVisibility"));
        Assert.Equal(
            ("http://sqs.local/1/accounts", "handle", "77"),
            (sent.Text("QueueUrl"), sent.Text("ReceiptHandle"), sent.Text("VisibilityTimeout")));
    }

    [Fact]
    public async Task A_message_that_is_not_ours_any_more_cannot_be_put_back()
    {
        Stub.Answer("ChangeMessageVisibility", Answers.Error("ReceiptHandleIsInvalid"));
        var failure = await FailureOf(() => Queues().PutBackAsync(Message(), TimeSpan.Zero, default));
        Assert.Equal((FailureKind.Other, "ReceiptHandleIsInvalid"), (failure.Kind, failure.Code));
    }

    private IWorkQueues Queues() => new AwsPorts(Stub.Options()).Queues(s_addresses);

    private async Task<Received> Send(DeadLetter letter)
    {
        Stub.Answer("SendMessage", SqsAnswers.TakingLetters());
        await Queues().SendDeadLetterAsync(letter, default);
        return Assert.Single(Stub.Of("SendMessage"));
    }

    private static DeadLetter Letter(string body, string message)
    {
        WorkItemJson.TryRead(body, out var item, out _);
        var failedAt = new DateTimeOffset(2026, 11, 22, 2, 2, 3, TimeSpan.FromHours(1));
        return new DeadLetter(body, "AccessDeniedException", message, failedAt, "Worker", WorkQueue.Tables, item);
    }

    private static ReceivedMessage Message() =>
        new(WorkQueue.Accounts, "id", "handle", Body, new Attempt(1, new DateTimeOffset(2026, 11, 22, 1, 0, 0, TimeSpan.Zero)));

    private static Dictionary<string, string> Attributes(Received sent) => sent.Json.GetProperty("MessageAttributes").EnumerateObject()
        .ToDictionary(attribute => attribute.Name, attribute => attribute.Value.GetProperty("StringValue").GetString()!);
}
