using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BackupScheduler.Aws.Tests.Wire;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Events;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Aws.Tests.Sqs;

/// <summary>Reports are held by visibility until they are let go or deleted.</summary>
public sealed class RunReportTests : StubTest
{
    private const string Url = "https://sqs.eu-central-1.amazonaws.com/999988887777/reports";
    private static readonly RunId s_run = RunId.Parse("20261122T010000Z");

    private static readonly TellReview s_report = TellReview.Of(ReviewOutcome.Tell(
        new ReviewFinish(s_run, new TableScope(AccountId.Parse(Account), Region.Parse("eu-west-1")), AdHoc: false, ReviewEnd.Reviewed, Looks: 1, ReviewTally.None),
        "m", s_run.Time));

    private IRunReports Reports => new AwsPorts(Stub.Options()).RunReports(Url);

    [Fact]
    public async Task All_are_held_until_the_queue_gives_none_twice_and_what_cannot_be_read_is_told()
    {
        var closed = new RunClosed { Version = 1, Run = s_run, Account = AccountId.Parse(Account) };
        Stub.Answer("ReceiveMessage", Messages(("1", WorkItemJson.Write(s_report)), ("2", WorkItemJson.Write(closed))), Messages(), Messages(("3", "{}")), Messages(), Messages());
        var held = (await All(Reports.HoldAsync(TimeSpan.FromSeconds(900), CancellationToken.None))).SelectMany(some => some).ToList();
        Assert.Equal([("1", "h1"), ("2", "h2"), ("3", "h3")], held.Select(report => (report.MessageId, report.ReceiptHandle)));
        Assert.Equal([typeof(TellReview), typeof(RunClosed), null], held.Select(report => report.Item?.GetType()));
        var asked = Stub.Of("ReceiveMessage");
        Assert.Equal(5, asked.Count);
        Assert.All(asked, call => Assert.Equal(
            (Url, "10", "900", "1"), (call.Text("QueueUrl"), call.Text("MaxNumberOfMessages"), call.Text("VisibilityTimeout"), call.Text("WaitTimeSeconds"))));
    }

    [Fact]
    public async Task An_item_of_work_among_the_reports_is_none_of_them()
    {
        var work = new ProtectAccount { Version = 1, Run = s_run, Account = AccountId.Parse(Account) };
        Stub.Answer("ReceiveMessage", Messages(("1", WorkItemJson.Write(work))), Messages());
        Assert.Null((await All(Reports.HoldAsync(TimeSpan.FromSeconds(900), CancellationToken.None)))[0][0].Item);
    }

    [Fact]
    public async Task The_count_is_of_all_held_or_not()
    {
        Stub.Answer("GetQueueAttributes", Answers.Json(
            """{"Attributes":{"ApproximateNumberOfMessages":"3","ApproximateNumberOfMessagesNotVisible":"4","ApproximateNumberOfMessagesDelayed":"1"}}"""));
        Assert.Equal(8, await Reports.CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Reports_are_let_go_and_deleted_ten_at_a_time()
    {
        Stub.Answer("ChangeMessageVisibilityBatch", Answers.Json("{}")).Answer("DeleteMessageBatch", Answers.Json("{}"));
        await Reports.ReleaseAsync(Held(23), CancellationToken.None);
        await Reports.DeleteAsync(Held(11), CancellationToken.None);
        await Reports.DeleteAsync([], CancellationToken.None);
        Assert.Equal([10, 10, 3], Stub.Of("ChangeMessageVisibilityBatch").Select(call => call.Json.GetProperty("Entries").GetArrayLength()));
        Assert.Equal([10, 1], Stub.Of("DeleteMessageBatch").Select(call => call.Json.GetProperty("Entries").GetArrayLength()));
        Assert.All(
            Stub.Of("ChangeMessageVisibilityBatch").SelectMany(call => call.Json.GetProperty("Entries").EnumerateArray()),
            entry => Assert.Equal(0, entry.GetProperty("VisibilityTimeout").GetInt32()));
        Assert.Equal("h10", Stub.Of("DeleteMessageBatch")[1].Json.GetProperty("Entries")[0].GetProperty("ReceiptHandle").GetString());
    }

    [Theory]
    [InlineData("ChangeMessageVisibilityBatch")]
    [InlineData("DeleteMessageBatch")]
    public async Task An_entry_that_is_refused_is_a_failure(string operation)
    {
        Stub.Answer(operation, Answers.Json("""{"Failed":[{"Id":"0","Code":"ReceiptHandleIsInvalid","SenderFault":true,"Message":"no"}]}"""));
        var failure = await FailureOf(() => operation == "DeleteMessageBatch"
            ? Reports.DeleteAsync(Held(1), CancellationToken.None)
            : Reports.ReleaseAsync(Held(1), CancellationToken.None));
        Assert.Equal((FailureKind.Transient, "ReceiptHandleIsInvalid"), (failure.Kind, failure.Code));
    }

    private static List<HeldReport> Held(int count) => [.. Enumerable.Range(0, count).Select(i => new HeldReport($"{i}", $"h{i}", null))];

    private static Answer Messages(params (string Id, string Body)[] messages) => Answers.Json(JsonSerializer.Serialize(new
    {
        Messages = messages.Select(message => new { MessageId = message.Id, ReceiptHandle = $"h{message.Id}", message.Body, MD5OfBody = Digest(message.Body) }),
    }));

#pragma warning disable CA5351 // SQS's own choice
    private static string Digest(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));
#pragma warning restore CA5351
}
