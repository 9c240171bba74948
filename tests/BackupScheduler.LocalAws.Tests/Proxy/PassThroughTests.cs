using System.Net;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Proxy;

[Collection(nameof(MotoServer))]
public sealed class PassThroughTests(MotoServer moto)
{
    private readonly AwsPlace _place = MotoServer.NewPlace();

    [Fact]
    public async Task A_queue_url_points_back_to_the_proxy()
    {
        await using var proxy = await ProxyFixture.StartAsync(moto);

        var queue = await proxy.Seeder.Queues.CreateAsync(_place, "work");

        Assert.Equal(new Uri(proxy.Proxy.Address, $"{_place.Account}/work"), new Uri(queue.Url));
    }

    [Fact]
    public async Task Other_protocols_stream_through_in_both_directions()
    {
        await using var proxy = await ProxyFixture.StartAsync(moto);
        using var http = new HttpClient { BaseAddress = proxy.Proxy.Address };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization",
            "AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0");
        var data = new byte[3_000_000];
        new Random(1).NextBytes(data);

        using var bucket = await http.PutAsync("streamed-bucket", null);
        using var put = await http.PutAsync("streamed-bucket/key", new ByteArrayContent(data));
        var back = await http.GetByteArrayAsync("streamed-bucket/key");
        using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "streamed-bucket/key"));
        using var none = await http.GetAsync("streamed-bucket/none");

        Assert.True(bucket.IsSuccessStatusCode && put.IsSuccessStatusCode);
        Assert.Equal(data, back);
        Assert.Equal(data.Length, head.Content.Headers.ContentLength);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task The_emulators_controls_can_be_reached()
    {
        await using var proxy = await ProxyFixture.StartAsync(moto);
        using var http = new HttpClient { BaseAddress = proxy.Proxy.Address };

        Assert.Contains("use_docker", await http.GetStringAsync("moto-api/config"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_canned_answer_replaces_the_emulators_as_often_as_asked()
    {
        await using var proxy = await ProxyFixture.StartAsync(moto);
        proxy.Proxy.Canned.Respond(new CallMatch("dynamodb", "ListTables", _place.Account), AwsError.Throttling, times: 1);

        await proxy.Reader.TablesAsync(MotoServer.NewPlace());
        var thrown = await Assert.ThrowsAsync<AwsWireException>(() => proxy.Reader.TablesAsync(_place));
        Assert.Equal((400, "ThrottlingException"), (thrown.Status, thrown.Code));
        Assert.Empty(await proxy.Reader.TablesAsync(_place));
        Assert.Equal(["", "ThrottlingException", ""], proxy.Proxy.Log.Calls.Select(c => c.ErrorCode));
    }

    [Theory]
    [InlineData("dynamodb", "ThrottlingException", "AccessDeniedException")]
    [InlineData("sqs", "RequestThrottled", "AccessDeniedException")]
    [InlineData("organizations", "TooManyRequestsException", "AccessDeniedException")]
    [InlineData("sts", "Throttling", "AccessDenied")]
    public async Task Each_service_has_its_own_form_of_error(string service, string throttling, string denied)
    {
        await using var proxy = await ProxyFixture.StartAsync(moto);
        proxy.Proxy.Canned.Respond(new CallMatch(service), AwsError.Throttling, times: 1);
        proxy.Proxy.Canned.Respond(new CallMatch(service), AwsError.AccessDenied, times: 1);

        Assert.Equal(throttling, (await Assert.ThrowsAsync<AwsWireException>(Call)).Code);
        Assert.Equal(denied, (await Assert.ThrowsAsync<AwsWireException>(Call)).Code);

        Task Call() => service switch
        {
            "dynamodb" => proxy.Wire.CallAsync(JsonService.DynamoDb, "ListTables", [], _place),
            "sqs" => proxy.Wire.CallAsync(JsonService.Sqs, "ListQueues", [], _place),
            "organizations" => proxy.Wire.CallAsync(JsonService.Organizations, "ListAccounts", [], _place),
            _ => proxy.Wire.CallAsync(QueryService.Sts, "GetCallerIdentity", new Dictionary<string, string>(), _place),
        };
    }

    [Fact]
    public async Task A_behaviour_can_change_the_way_and_drop_the_connection()
    {
        var behaviour = new Dropper("ListTables");
        await using var proxy = await ProxyFixture.StartAsync(moto, new AwsProxyOptions { Behaviours = [behaviour] });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => proxy.Reader.TablesAsync(_place));
        Assert.Empty((await proxy.ListBackupsAsync(_place))["BackupSummaries"]!.AsArray());
        Assert.Equal([0, 200], proxy.Proxy.Log.Calls.Select(c => c.Status));
    }

    private sealed class Dropper(string operation) : IProxyBehaviour
    {
        public Task HandleAsync(ProxyCall call, Func<Task> next)
        {
            call.Answer = call.Operation == operation ? ProxyAnswer.Reset : null;
            return call.Answer is null ? next() : Task.CompletedTask;
        }
    }
}
