using System.Text;
using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.CloudWatchEvents.ScheduledEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;

namespace StandIns.Tests.Events;

public sealed class SerializerTests
{
    private readonly SourceGeneratorLambdaJsonSerializer<EventContext> _serializer = new();

    [Fact]
    public void An_sqs_event_binds_with_the_names_that_lambda_sends()
    {
        var message = Assert.Single(Read<SQSEvent>(
            """
            {"Records":[{"messageId":"m1","receiptHandle":"h1","body":"{\"a\":1}",
             "attributes":{"ApproximateReceiveCount":"3","SentTimestamp":"1545082649183"},
             "messageAttributes":{"Run":{"stringValue":"r1","stringListValues":[],"binaryListValues":[],"dataType":"String"},
                                  "Blob":{"binaryValue":"AQI=","dataType":"Binary"}},
             "md5OfBody":"e4","md5OfMessageAttributes":"a5","eventSource":"aws:sqs",
             "eventSourceARN":"arn:aws:sqs:eu-west-1:111122223333:tables","awsRegion":"eu-west-1"}]}
            """).Records);
        Assert.Equal(("m1", "h1", "{\"a\":1}"), (message.MessageId, message.ReceiptHandle, message.Body));
        Assert.Equal("3", message.Attributes["ApproximateReceiveCount"]);
        Assert.Equal(("r1", "String"), (message.MessageAttributes["Run"].StringValue, message.MessageAttributes["Run"].DataType));
        Assert.Equal<byte>([1, 2], message.MessageAttributes["Blob"].BinaryValue.ToArray());
        Assert.Equal("arn:aws:sqs:eu-west-1:111122223333:tables", message.EventSourceArn);
        Assert.Equal(("aws:sqs", "eu-west-1"), (message.EventSource, message.AwsRegion));
        Assert.Equal(("e4", "a5"), (message.Md5OfBody, message.Md5OfMessageAttributes));
    }

    [Fact]
    public void Members_that_are_absent_stay_null()
    {
        var message = Assert.Single(Read<SQSEvent>("""{"Records":[{"messageId":"m1","someday":true}]}""").Records);
        Assert.Null(message.Attributes);
        Assert.Null(message.MessageAttributes);
        Assert.Null(Read<SQSEvent>("{}").Records);
    }

    [Fact]
    public void A_batch_response_names_the_failed_messages_as_lambda_expects()
    {
        var response = new SQSBatchResponse([new SQSBatchResponse.BatchItemFailure { ItemIdentifier = "m1" }]);
        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"m1"}]}""", Write(response));
    }

    [Fact]
    public void A_batch_response_without_failures_is_an_empty_list() =>
        Assert.Equal("""{"batchItemFailures":[]}""", Write(new SQSBatchResponse()));

    [Fact]
    public void A_schedule_event_of_a_rule_binds()
    {
        var scheduled = Read<CloudWatchEvent<JsonElement>>(ScheduleEvent("{}"));
        Assert.Equal(new DateTime(2026, 11, 22, 1, 0, 0, DateTimeKind.Utc), scheduled.Time);
        Assert.Equal(DateTimeKind.Utc, scheduled.Time.Kind);
        Assert.Equal(("Scheduled Event", "aws.events"), (scheduled.DetailType, scheduled.Source));
        Assert.Equal(("0", "id1", "111122223333", "eu-west-1"), (scheduled.Version, scheduled.Id, scheduled.Account, scheduled.Region));
        Assert.Equal(["arn:aws:events:eu-west-1:111122223333:rule/daily"], scheduled.Resources);
        Assert.Equal(JsonValueKind.Object, scheduled.Detail.ValueKind);
    }

    [Fact]
    public void A_schedule_event_whose_detail_is_a_string_binds_too()
    {
        // EventBridge Scheduler sends the detail as text.
        var scheduled = Read<CloudWatchEvent<JsonElement>>(ScheduleEvent("\"{}\""));
        Assert.Equal(JsonValueKind.String, scheduled.Detail.ValueKind);
        Assert.Equal("{}", scheduled.Detail.GetString());
    }

    [Fact]
    public void The_official_scheduled_event_is_such_an_event() =>
        Assert.NotNull(Read<ScheduledEvent>(ScheduleEvent("{}")).Detail);

    [Fact]
    public void Times_may_be_epoch_seconds() =>
        Assert.Equal(
            new DateTime(2018, 12, 17, 21, 37, 29, 500, DateTimeKind.Utc),
            Read<CloudWatchEvent<JsonElement>>("""{"time":1545082649.5}""").Time);

    [Fact]
    public void An_iam_event_binds_to_a_detail_of_our_own()
    {
        var created = Read<CloudWatchEvent<IamDetail>>(
            """
            {"version":"0","id":"e1","detail-type":"AWS API Call via CloudTrail","source":"aws.iam","account":"222233334444",
             "time":"2026-11-22T01:00:00Z","region":"us-east-1","resources":[],
             "detail":{"eventName":"CreateRole","userIdentity":{"arn":"arn:aws:iam::222233334444:user/a"},"requestParameters":{"roleName":"r"}}}
            """);
        Assert.Equal("AWS API Call via CloudTrail", created.DetailType);
        Assert.Equal(new IamDetail("CreateRole", null, new IamIdentity("arn:aws:iam::222233334444:user/a")), created.Detail);
        Assert.Empty(created.Resources);
    }

    [Theory]
    [InlineData("{\"Records\":")]
    [InlineData("{\"Records\":{}}")]
    [InlineData("")]
    public void A_payload_that_cannot_be_read_is_a_serializer_exception(string payload)
    {
        var failure = Assert.Throws<JsonSerializerException>(() => Read<SQSEvent>(payload));
        Assert.Contains(typeof(SQSEvent).FullName!, failure.Message, StringComparison.Ordinal);
        Assert.IsAssignableFrom<JsonException>(failure.InnerException);
    }

    [Fact]
    public void A_type_that_the_context_does_not_know_is_a_serializer_exception()
    {
        Assert.Throws<JsonSerializerException>(() => Read<Version>("{}"));
        Assert.Throws<JsonSerializerException>(() => Write(new Version(1, 0)));
    }

    [Fact]
    public void The_options_can_be_customized()
    {
        Action<JsonSerializerOptions> camelCase = options => options.PropertyNamingPolicy = new AwsNamingPolicy(JsonNamingPolicy.CamelCase);
        var serializer = new SourceGeneratorLambdaJsonSerializer<EventContext>(camelCase);
        using var stream = new MemoryStream();
        serializer.Serialize(new SQSEvent { Records = [] }, stream);
        Assert.Equal("""{"records":[]}""", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Names_stay_as_they_are_unless_customized() => Assert.Equal("""{"Records":[]}""", Write(new SQSEvent { Records = [] }));

    private static string ScheduleEvent(string detail) =>
        $$"""
        {"version":"0","id":"id1","detail-type":"Scheduled Event","source":"aws.events","account":"111122223333",
         "time":"2026-11-22T01:00:00Z","region":"eu-west-1",
         "resources":["arn:aws:events:eu-west-1:111122223333:rule/daily"],"detail":{{detail}}}
        """;

    private T Read<T>(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return _serializer.Deserialize<T>(stream);
    }

    private string Write<T>(T response)
    {
        using var stream = new MemoryStream();
        _serializer.Serialize(response, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
