using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Core.Tests.DeadLetters;

public sealed class LetterReaderTests
{
    private const string Table = """{"version":1,"kind":"BackUpTable","run":"20261128T010000Z","account":"111122223333","region":"eu-west-1","table":"Orders","check":false}""";
    private const string Event = """{"detail-type":"AWS API Call via CloudTrail","source":"aws.iam","account":"111122223333","detail":{"eventName":"CreateRole","eventTime":"2026-11-28T10:00:00Z"}}""";
    private const string Scheduled = """{"detail-type":"Scheduled Event","source":"aws.scheduler","time":"2026-11-28T01:00:00Z"}""";
    private static readonly DateTimeOffset s_sent = new(2026, 11, 28, 11, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Table, "ErrorCode=AccessDenied;Function=Worker", LetterOrigin.Function, "AccessDenied", "Worker")]
    [InlineData(Table, "", LetterOrigin.Queue, "MaxReceivesExceeded", "SQS")]
    [InlineData(Event, "RULE_ARN=r;TARGET_ARN=t;ERROR_CODE=NO_PERMISSIONS;RETRY_ATTEMPTS=0", LetterOrigin.Rule, "NO_PERMISSIONS", "EventBridge")]
    [InlineData(Scheduled, "SCHEDULE_ARN=s;SCHEDULED_TIME=t;ERROR_CODE=AccessDeniedException", LetterOrigin.Schedule, "AccessDeniedException", "Scheduler")]
    [InlineData(Scheduled, "RequestID=r;ErrorCode=200;ErrorMessage=no", LetterOrigin.Invocation, "InvocationFailed", "ScheduleAccounts")]
    [InlineData("rubbish", "", LetterOrigin.Unknown, "unknown", "unknown")]
    [InlineData(Scheduled, "", LetterOrigin.Unknown, "unknown", "unknown")]
    public void A_letter_of_each_origin_is_told(string body, string attributes, LetterOrigin origin, string cause, string function)
    {
        var reading = Read(body, attributes);
        Assert.Equal((origin, cause, function), (reading.Origin, reading.Cause, reading.Function));
    }

    [Fact]
    public void What_SQS_names_as_its_source_tells_that_it_moved_it() =>
        Assert.Equal(LetterOrigin.Queue, LetterReader.Read(new StoredLetter("m", "rubbish", new Dictionary<string, string>(), s_sent) { SourceArn = "arn" }).Origin);

    [Fact]
    public void The_body_speaks_before_attributes_do()
    {
        var reading = Read(Table, "Function=Worker;Account=999999999999;Region=us-east-1;Table=Other;Run=20200101T000000Z");
        Assert.Equal(("111122223333", "eu-west-1", "Orders", "20261128T010000Z"), (reading.Account?.Value, reading.Region?.Value, reading.Table?.Value, reading.Run.ToString()));
        Assert.IsType<BackUpTable>(reading.Item);
    }

    [Fact]
    public void Where_the_body_says_nothing_attributes_do_as_far_as_they_are_valid()
    {
        var reading = Read("rubbish", "Function=Worker;Account=111122223333;Region=mars;Table=Orders");
        Assert.Equal(("111122223333", null, "Orders"), (reading.Account?.Value, reading.Region?.Value, reading.Table?.Value));
        Assert.NotNull(reading.Unreadable);
    }

    [Fact]
    public void Events_are_read_as_what_they_are()
    {
        Assert.True(Read(Event, "").IsIamEvent);
        Assert.Equal("111122223333", Read(Event, "").Account?.Value);
        Assert.Null(Read(Scheduled, "").Unreadable);
        Assert.Contains("source", Read("""{"detail-type":"x","source":"aws.ec2"}""", "").Unreadable, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FailedAt=2026-11-28T09:00:00Z;Function=f", 9)]
    [InlineData("FailedAt=yesterday;Function=f", 11)]
    [InlineData("FailedAt=2036-11-28T09:00:00Z;Function=f", 11)]
    [InlineData("Function=f", 11)]
    public void A_time_that_cannot_be_is_the_time_it_was_sent(string attributes, int hour) => Assert.Equal(hour, Read(Table, attributes).FailedAt.Hour);

    [Theory]
    [InlineData("")]
    [InlineData("\ud800")]
    [InlineData("{\"version\":1,\"kind\":\"\\ud800\"}")]
    [InlineData("{\"detail-type\":\"\\ud800\",\"source\":\"\\udfff\"}")]
    [InlineData("[[[[[[")]
    [InlineData("null")]
    public void Nothing_makes_it_fail(string body) => Assert.NotNull(Read(body, "").Unreadable);

    [Fact]
    public void Depth_makes_it_fail_neither() => Assert.NotNull(Read(new string('[', 100_000), "").Unreadable);

    [Fact]
    public void Labels_are_printable_and_short()
    {
        var reading = Read(Table, $"ErrorCode=\u001b[31m{new string('x', 300_000)};Function=\u202e");
        Assert.StartsWith("?[31mxxx", reading.Cause, StringComparison.Ordinal);
        Assert.Equal(64, reading.Cause.Length);
        Assert.Equal("?", reading.Function);
    }

    [Fact]
    public void Groups_are_by_cause_function_and_account_the_largest_first()
    {
        var letters = new[] { Read(Table, "ErrorCode=A;Function=f"), Read(Table, "ErrorCode=B;Function=f"), Read(Table, "ErrorCode=B;Function=f;FailedAt=2026-11-28T09:00:00Z"), Read("x", "ErrorCode=B;Function=f") };
        var groups = LetterGrouping.Group(letters);
        Assert.Equal([("B", "111122223333", 2), ("A", "111122223333", 1), ("B", null, 1)], groups.Select(group => (group.Cause, group.Account?.Value, group.Count)));
        Assert.Equal((9, 11), (groups[0].First.Hour, groups[0].Last.Hour));
    }

    [Fact]
    public void A_filter_takes_what_fits_every_kind_and_the_unreadable_by_its_id_alone()
    {
        var (table, raw) = (Read(Table, "ErrorCode=A;Function=f"), Read("rubbish", "ErrorCode=A;Function=f"));
        Assert.True(new LetterFilter { Causes = ["A"], Tables = [TablePattern.Parse("Ord*")] }.Takes(table));
        Assert.True(new LetterFilter { Tables = [TablePattern.Parse("111122223333/eu-west-1/Orders")] }.Takes(table));
        Assert.False(new LetterFilter { Causes = ["A"], Tables = [TablePattern.Parse("Led*")] }.Takes(table));
        Assert.True(new LetterFilter { Causes = ["A"] }.Matches(raw));
        Assert.False(new LetterFilter { Causes = ["A"] }.Takes(raw));
        Assert.False(new LetterFilter { All = true }.Takes(raw));
        Assert.True(new LetterFilter { Ids = ["m"] }.Takes(raw));
    }

    [Fact]
    public void Texts_are_inert_and_never_torn()
    {
        Assert.Equal("a b?c", LetterText.Line("a\nb\u001bc", 10));
        Assert.Equal("abcdefg...", LetterText.Line("abcdefghijk", 10));
        Assert.Equal("a\\u001b\nb\\u202e", LetterText.Block("a\u001b\nb\u202e"));
        Assert.Equal("\ufffd", LetterText.Block("\ud800"));
        Assert.Equal("a", LetterText.Begin("a\U0001F600", 2));
        Assert.Equal(("abc", 6), (new StoredLetter("m", "abcdef", new Dictionary<string, string>(), s_sent).CutTo(3).Body, 6));
    }

    private static LetterReading Read(string body, string attributes) => LetterReader.Read(new StoredLetter(
        "m", body, attributes.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]), s_sent));
}
