using System.Text.Json;
using BackupScheduler.Aws.Tests.Wire;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Events;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.Tests.EventBridge;

/// <summary>An event is told only when the bus says that it took it.</summary>
public sealed class RunEventTests : StubTest
{
    private const string Taken = """{"FailedEntryCount":0,"Entries":[{"EventId":"e"}]}""";
    private static readonly RunId s_run = RunId.Parse("20261122T010000Z");

    private static readonly ReviewEvent s_review = ReviewOutcome.Tell(
        new ReviewFinish(
            s_run, new TableScope(AccountId.Parse(Account), Region.Parse("eu-west-1")), AdHoc: false, ReviewEnd.Reviewed, Looks: 1, ReviewTally.None),
        "m", s_run.Time);

    [Fact]
    public async Task A_review_is_one_entry_on_the_bus_in_our_name()
    {
        Stub.Answer("PutEvents", Answers.Json(Taken));
        await Events().PublishAsync(s_review, CancellationToken.None);
        var sent = Assert.Single(Stub.Of("PutEvents"));
        Assert.Contains("/eu-central-1/events/", sent.Authorization);
        var entry = Assert.Single(sent.Json.GetProperty("Entries").EnumerateArray());
        Assert.Equal(
            ("ours", "backup-scheduler", "Backup Review", 1795309200L),
            (Text(entry, "EventBusName"), Text(entry, "Source"), Text(entry, "DetailType"), entry.GetProperty("Time").GetInt64()));
        Assert.Equal(EventJson.Write(s_review), Text(entry, "Detail"));
    }

    [Fact]
    public async Task A_run_has_a_type_of_its_own()
    {
        Stub.Answer("PutEvents", Answers.Json(Taken));
        var run = RunOutcome.Tell(Firing.OfSchedule(s_run).Closing(AccountId.Parse(Account), [AccountId.Parse(Account)], [Region.Parse("eu-west-1")]), [s_review], s_run.Time);
        await Events().PublishAsync(run, CancellationToken.None);
        var entry = Assert.Single(Assert.Single(Stub.Of("PutEvents")).Json.GetProperty("Entries").EnumerateArray());
        Assert.Equal(("Backup Run", EventJson.Write(run)), (Text(entry, "DetailType"), Text(entry, "Detail")));
    }

    [Fact]
    public async Task A_bus_that_is_named_by_its_ARN_is_called_in_its_own_Region()
    {
        Stub.Answer("PutEvents", Answers.Json(Taken));
        await Events("arn:aws:events:eu-north-1:999988887777:event-bus/x").PublishAsync(s_review, CancellationToken.None);
        Assert.Contains("/eu-north-1/events/", Assert.Single(Stub.Of("PutEvents")).Authorization);
    }

    [Theory]
    [InlineData("""{"FailedEntryCount":1,"Entries":[{"ErrorCode":"InternalFailure","ErrorMessage":"no"}]}""", FailureKind.Transient, "InternalFailure")]
    [InlineData("""{"FailedEntryCount":1,"Entries":[{"ErrorCode":"ThrottlingException","ErrorMessage":"no"}]}""", FailureKind.Throttled, "ThrottlingException")]
    [InlineData("""{"FailedEntryCount":1,"Entries":[{"ErrorCode":"NotAuthorizedForSourceException","ErrorMessage":"no"}]}""", FailureKind.AccessDenied, "NotAuthorizedForSourceException")]
    [InlineData("""{"FailedEntryCount":1,"Entries":[{"ErrorCode":"MalformedDetail","ErrorMessage":"no"}]}""", FailureKind.Other, "MalformedDetail")]
    [InlineData("""{"FailedEntryCount":1,"Entries":[{"EventId":"e"}]}""", FailureKind.Transient, "NotConfirmed")]
    [InlineData("""{"FailedEntryCount":0,"Entries":[]}""", FailureKind.Transient, "NotConfirmed")]
    [InlineData("{}", FailureKind.Transient, "NotConfirmed")]
    public async Task An_answer_that_does_not_confirm_the_event_is_a_failure(string answer, FailureKind kind, string code)
    {
        Stub.Answer("PutEvents", Answers.Json(answer));
        var failure = await FailureOf(() => Events().PublishAsync(s_review, CancellationToken.None));
        Assert.Equal((kind, code), (failure.Kind, failure.Code));
    }

    [Theory]
    [InlineData("AccessDeniedException", 400, FailureKind.AccessDenied)]
    [InlineData("ResourceNotFoundException", 400, FailureKind.Other)]
    [InlineData("InternalException", 500, FailureKind.Transient)]
    public async Task A_call_that_fails_is_translated(string code, int status, FailureKind kind)
    {
        Stub.Answer("PutEvents", Answers.Error(code, status));
        var failure = await FailureOf(() => Events().PublishAsync(s_review, CancellationToken.None));
        Assert.Equal((kind, code), (failure.Kind, failure.Code));
    }

    private IRunEvents Events(string bus = "ours") => new AwsPorts(Stub.Options()).RunEvents(bus);

    private static string? Text(JsonElement entry, string member) => entry.GetProperty(member).GetString();
}
