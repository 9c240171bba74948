using System.Net;
using System.Text.Json;
using Amazon;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.Runtime;

namespace StandIns.Tests.EventBridge;

/// <summary>What goes over the wire, and how answers and errors come back.</summary>
[Collection(ProcessWide.Name)]
public sealed class PutEventsTests
{
    private readonly Wire _wire = new();

    [Fact]
    public async Task A_request_is_signed_json_for_one_operation()
    {
        _wire.Answer("{}");
        using var client = Client();
        await client.PutEventsAsync(new()
        {
            Entries =
            [
                new()
                {
                    Source = "s",
                    DetailType = "t",
                    Detail = """{"a":1}""",
                    EventBusName = "b",
                    Resources = ["arn"],
                    Time = new DateTime(2026, 11, 22, 1, 0, 0, DateTimeKind.Utc),
                    TraceHeader = "h",
                },
                new() { Source = "s" },
            ],
        });
        var sent = Assert.Single(_wire.Sent);
        Assert.Equal((HttpMethod.Post, "https://events.eu-west-1.amazonaws.com/"), (sent.Method, sent.Url.ToString()));
        Assert.Equal("AWSEvents.PutEvents", sent.Headers["X-Amz-Target"]);
        Assert.StartsWith("application/x-amz-json-1.1", sent.Headers["Content-Type"], StringComparison.Ordinal);
        AssertJson(
            """
            {"Entries":[
              {"Source":"s","DetailType":"t","Detail":"{\"a\":1}","EventBusName":"b","Resources":["arn"],"Time":1795309200,"TraceHeader":"h"},
              {"Source":"s"}]}
            """,
            sent.Body);
        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKID/", sent.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(["eu-west-1", "events"], sent.SignedScope[1..]);
        Assert.Equal("session", sent.Headers["X-Amz-Security-Token"]);
    }

    [Fact]
    public async Task Members_that_are_not_set_are_not_sent()
    {
        _wire.Answer("{}");
        using var client = Client();
        await client.PutEventsAsync(new());
        AssertJson("{}", Assert.Single(_wire.Sent).Body);
    }

    [Fact]
    public async Task The_answer_tells_of_each_event()
    {
        _wire.Answer("""{"FailedEntryCount":1,"Entries":[{"EventId":"e"},{"ErrorCode":"InternalFailure","ErrorMessage":"no"}]}""");
        using var client = Client();
        var answer = await client.PutEventsAsync(new());
        Assert.Equal((1, "request-1", HttpStatusCode.OK), (answer.FailedEntryCount, answer.ResponseMetadata.RequestId, answer.HttpStatusCode));
        Assert.Equal(["e//", "/InternalFailure/no"], answer.Entries.Select(entry => $"{entry.EventId}/{entry.ErrorCode}/{entry.ErrorMessage}"));
    }

    [Fact]
    public async Task What_the_answer_does_not_tell_is_null()
    {
        _wire.Answer("{}");
        using var client = Client();
        var answer = await client.PutEventsAsync(new());
        Assert.Null(answer.FailedEntryCount);
        Assert.Null(answer.Entries);
    }

    [Fact]
    public async Task An_error_is_the_modelled_exception_and_is_retried()
    {
        _wire.Fail(nameof(InternalException), HttpStatusCode.InternalServerError);
        using var client = Client(retries: 1);
        var failure = await Assert.ThrowsAsync<InternalException>(() => client.PutEventsAsync(new()));
        Assert.Equal((nameof(InternalException), "said InternalException", "request-1"), (failure.ErrorCode, failure.Message, failure.RequestId));
        Assert.Equal(2, _wire.Sent.Count);
    }

    [Fact]
    public async Task An_error_that_nobody_modelled_is_the_services_exception()
    {
        _wire.Fail("com.amazonaws.events#AccessDeniedException");
        using var client = Client();
        var failure = await Assert.ThrowsAsync<AmazonEventBridgeException>(() => client.PutEventsAsync(new()));
        Assert.Equal("AccessDeniedException", failure.ErrorCode);
        Assert.Single(_wire.Sent);
    }

    [Fact]
    public async Task Throttling_is_retried_although_it_is_http_400()
    {
        _wire.Fail("ThrottlingException").Answer("""{"FailedEntryCount":0}""");
        using var client = Client();
        Assert.Equal(0, (await client.PutEventsAsync(new())).FailedEntryCount);
        Assert.Equal(2, _wire.Sent.Count);
    }

    // Neither the order of members nor the escaping is part of the contract.
    private static void AssertJson(string expected, string body)
    {
        using var wanted = JsonDocument.Parse(expected);
        using var sent = JsonDocument.Parse(body);
        Assert.True(JsonElement.DeepEquals(wanted.RootElement, sent.RootElement), body);
    }

    private AmazonEventBridgeClient Client(int retries = 2) => new(
        new SessionAWSCredentials("AKID", "secret", "session"),
        new AmazonEventBridgeConfig
        {
            RegionEndpoint = RegionEndpoint.EUWest1,
            HttpClientFactory = _wire,
            IgnoreConfiguredEndpointUrls = true,
            MaxErrorRetry = retries,
        });
}
