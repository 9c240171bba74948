using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Faults;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Tests.Proxy;
using BackupScheduler.LocalAws.Wire;
using Microsoft.Extensions.Time.Testing;
using static BackupScheduler.LocalAws.Tests.Faults.FaultFixture;

namespace BackupScheduler.LocalAws.Tests.Faults;

[Collection(nameof(MotoServer))]
public sealed class FaultKindTests(MotoServer moto)
{
    private readonly AwsPlace _place = MotoServer.NewPlace();

    [Theory]
    [InlineData(FaultKind.Throttle, "400 ThrottlingException", "400 RequestThrottled", "400 TooManyRequestsException", "400 Throttling")]
    [InlineData(FaultKind.Refuse, "400 AccessDeniedException", "400 AccessDeniedException", "400 AccessDeniedException", "403 AccessDenied")]
    public async Task Each_service_throttles_and_refuses_in_its_own_form(
        FaultKind kind, string dynamoDb, string sqs, string organizations, string query)
    {
        await using var proxy = await StartAsync(moto, new FaultRule(kind, new CallMatch()));

        Assert.Equal(dynamoDb, await OutcomeAsync(() => proxy.Wire.CallAsync(JsonService.DynamoDb, "ListBackups", [], _place)));
        Assert.Equal(sqs, await OutcomeAsync(() => proxy.Wire.CallAsync(JsonService.Sqs, "SendMessage", [], _place)));
        Assert.Equal(organizations, await OutcomeAsync(() => proxy.Wire.CallAsync(JsonService.Organizations, "ListAccounts", [], _place)));
        Assert.Equal(query, await OutcomeAsync(() => CallAsync(QueryService.Sts, "AssumeRole")));
        Assert.Equal(query, await OutcomeAsync(() => CallAsync(QueryService.Iam, "AttachRolePolicy")));
        Assert.Equal(new Dictionary<FaultKind, int> { [kind] = 5 }, proxy.Proxy.Log.CountsByFault());

        Task CallAsync(QueryService service, string action) =>
            proxy.Wire.CallAsync(service, action, new Dictionary<string, string>(), _place);
    }

    [Fact]
    public async Task Any_other_error_is_given_by_its_code()
    {
        await using var proxy = await StartAsync(moto, new FaultRule(FaultKind.Error, CreateBackup)
        {
            Code = "LimitExceededException",
            Message = "too many",
        });

        Assert.Equal("400 LimitExceededException", await proxy.BackUpAsync(_place, "Orders"));
        Assert.Equal("LimitExceededException", Assert.Single(proxy.Proxy.Log.Calls).ErrorCode);
    }

    [Fact]
    public async Task A_server_error_is_a_page_of_html_with_any_5xx_status_and_no_code()
    {
        await using var proxy = await StartAsync(moto, new FaultRule(FaultKind.ServerError, ListTables));
        using var http = new HttpClient();

        using var answer = await http.SendAsync(ListTablesRequest(proxy));
        for (var i = 0; i < 30; i++) await proxy.ListTablesAsync(_place);

        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("<html>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal([500, 502, 503, 504], proxy.Proxy.Log.Calls.Select(call => call.Status).Distinct().Order());
        Assert.All(proxy.Proxy.Log.Calls, call => Assert.Equal("", call.ErrorCode));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_delayed_call_takes_as_long_as_the_rule_says_before_or_after_its_effect(bool afterEffect)
    {
        var time = new FakeTimeProvider();
        var rule = new FaultRule(FaultKind.Delay, CreateBackup) { Time = TimeSpan.FromMinutes(1), AfterEffect = afterEffect };
        await using var proxy = await ProxyFixture.StartAsync(moto, new AwsProxyOptions { Behaviours = [new FaultInjection(1, rule)], Time = time });
        await moto.Seeder.Tables.CreateAsync(_place, "Orders", items: 0);

        var call = proxy.BackUpAsync(_place, "Orders");
        while (afterEffect && (await moto.Reader.BackupsAsync(_place)).Count == 0) await Task.Delay(10);
        Assert.NotSame(call, await Task.WhenAny(call, Task.Delay(200)));
        Assert.Equal(afterEffect ? 1 : 0, (await moto.Reader.BackupsAsync(_place)).Count);
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("200", await call);
        Assert.Single(await moto.Reader.BackupsAsync(_place));
        Assert.Equal(new InjectedFault(FaultKind.Delay), Assert.Single(Assert.Single(proxy.Proxy.Log.Calls).Faults));
    }

    [Theory]
    [InlineData(FaultKind.Reset, false, "0", 0)]
    [InlineData(FaultKind.Reset, true, "0", 1)]
    [InlineData(FaultKind.Truncate, false, "0", 1)]
    [InlineData(FaultKind.Throttle, false, "400 ThrottlingException", 0)]
    [InlineData(FaultKind.Throttle, true, "400 ThrottlingException", 1)]
    public async Task A_call_whose_answer_is_lost_has_taken_effect(FaultKind kind, bool afterEffect, string outcome, int backups)
    {
        await using var proxy = await StartAsync(moto, new FaultRule(kind, CreateBackup) { AfterEffect = afterEffect });
        await moto.Seeder.Tables.CreateAsync(_place, "Orders", items: 0);

        Assert.Equal(outcome, await proxy.BackUpAsync(_place, "Orders"));

        Assert.Equal(backups, (await moto.Reader.BackupsAsync(_place)).Count);
        Assert.Equal(new InjectedFault(kind, backups == 1), Assert.Single(Assert.Single(proxy.Proxy.Log.Calls).Faults));
    }

    [Fact]
    public async Task A_truncated_answer_promises_more_than_it_sends()
    {
        await using var proxy = await StartAsync(moto, new FaultRule(FaultKind.Truncate, ListTables));
        using var http = new HttpClient();

        using var answer = await http.SendAsync(ListTablesRequest(proxy), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[1000];
        var first = await body.ReadAsync(buffer);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.InRange(first, 1, (int)answer.Content.Headers.ContentLength!.Value - 1);
        await Assert.ThrowsAsync<HttpIOException>(async () => await body.ReadExactlyAsync(buffer));
    }

    [Fact]
    public async Task A_call_that_reaches_the_service_twice_makes_two_of_everything()
    {
        await using var proxy = await StartAsync(moto, new FaultRule(FaultKind.Twice, new CallMatch()));
        await moto.Seeder.Tables.CreateAsync(_place, "Orders", items: 0);
        var queue = await moto.Seeder.Queues.CreateAsync(_place, "twice");

        Assert.Equal("200", await proxy.BackUpAsync(_place, "Orders"));
        await proxy.Seeder.Queues.SendAsync(_place, queue.Url, "m");

        Assert.Equal(2, (await moto.Reader.BackupsAsync(_place)).Count);
        var messages = await new QueueReader(moto.Wire, _place).PeekAsync(queue.Url);
        Assert.Equal(["m", "m"], messages.Select(message => message.Body));
        Assert.Equal(2, messages.DistinctBy(message => message.MessageId).Count());
    }

    [Fact]
    public async Task Messages_that_are_delivered_late_are_delayed_beyond_what_their_sender_asked_for()
    {
        await using var proxy = await StartAsync(moto, new FaultRule(FaultKind.LateDelivery, new CallMatch()) { Time = TimeSpan.FromSeconds(899) });
        var queue = await moto.Seeder.Queues.CreateAsync(_place, "late");

        await proxy.Seeder.Queues.SendAsync(_place, queue.Url, "alone", new SendOptions { DelaySeconds = 1 });
        await proxy.Wire.CallAsync(JsonService.Sqs, "SendMessageBatch", new()
        {
            ["QueueUrl"] = queue.Url,
            ["Entries"] = new JsonArray(
                new JsonObject { ["Id"] = "0", ["MessageBody"] = "in a batch" },
                new JsonObject { ["Id"] = "1", ["MessageBody"] = "longest", ["DelaySeconds"] = 900 }),
        }, _place);
        await proxy.Wire.CallAsync(JsonService.Sqs, "ListQueues", [], _place);

        Assert.Equal(new QueueCounts(0, 0, 3), await new QueueReader(moto.Wire, _place).CountsAsync(queue.Url));
        Assert.Equal(new Dictionary<FaultKind, int> { [FaultKind.LateDelivery] = 2 }, proxy.Proxy.Log.CountsByFault());
    }

    private HttpRequestMessage ListTablesRequest(ProxyFixture proxy)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, proxy.Proxy.Address);
        request.Headers.TryAddWithoutValidation("Authorization",
            "AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0");
        request.Headers.Add("x-moto-account-id", _place.Account);
        request.Headers.Add("X-Amz-Target", "DynamoDB_20120810.ListTables");
        request.Content = new StringContent("{}", new MediaTypeHeaderValue("application/x-amz-json-1.0"));
        return request;
    }
}
