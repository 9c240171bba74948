using System.Net.Http.Headers;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Proxy;

[Collection(nameof(MotoServer))]
public sealed class CallLogTests(MotoServer moto)
{
    private readonly AwsPlace _place = MotoServer.NewPlace();

    [Fact]
    public async Task Calls_are_counted_by_operation_account_and_region()
    {
        await using var proxy = await ProxyFixture.StartAsync(moto);
        var elsewhere = _place with { Region = "us-east-1" };
        await proxy.Seeder.Tables.CreateAsync(_place, "A", items: 0);
        await proxy.Seeder.Tables.CreateAsync(_place, "B", items: 0);
        await proxy.Seeder.Tables.CreateAsync(elsewhere, "C", items: 0);

        var log = proxy.Proxy.Log;

        Assert.Equal((3, 2, 0), (log.Count("CreateTable"), log.Count("CreateTable", _place.Account, _place.Region),
            log.Count("CreateTable", "000000000000")));
        Assert.Equal(new Dictionary<string, int> { ["dynamodb:CreateTable"] = 3 }, log.CountsByOperation());
        Assert.Equal([1L, 2L, 3L], log.Calls.Select(c => c.Sequence));
        Assert.All(log.Calls, c => Assert.True(c is { Status: 200, ErrorCode: "" } && c.Duration > TimeSpan.Zero));
    }

    [Fact]
    public async Task Errors_are_logged_with_their_codes_and_query_calls_with_their_action()
    {
        await using var proxy = await ProxyFixture.StartAsync(moto);
        await Assert.ThrowsAsync<AwsWireException>(() => proxy.Wire.CallAsync(
            QueryService.Iam, "GetRole", new Dictionary<string, string> { ["RoleName"] = "none" }, _place));
        await Assert.ThrowsAsync<AwsWireException>(() => proxy.Wire.CallAsync(
            JsonService.Sqs, "GetQueueUrl", new() { ["QueueName"] = "none" }, _place));

        Assert.Equal(
            [("iam", "GetRole", 404, "NoSuchEntity"), ("sqs", "GetQueueUrl", 400, "QueueDoesNotExist")],
            proxy.Proxy.Log.Calls.Select(c => (c.Service, c.Operation, c.Status, c.ErrorCode)));
    }

    [Fact]
    public async Task A_session_is_logged_under_the_account_whose_role_it_assumed()
    {
        await using var proxy = await ProxyFixture.StartAsync(moto);
        var answer = await proxy.Wire.CallAsync(QueryService.Sts, "AssumeRole", new Dictionary<string, string>
        {
            ["RoleArn"] = $"arn:aws:iam::{_place.Account}:role/backup-scheduler/BackupWorker",
            ["RoleSessionName"] = "test",
        }, _place with { Account = AwsPlace.DefaultAccount });
        var key = answer.Descendants().First(e => e.Name.LocalName == "AccessKeyId").Value;

        await ListTablesAsync(proxy, key);
        await ListTablesAsync(proxy, "AKIAUNKNOWN");

        Assert.Equal([_place.Account, AwsPlace.DefaultAccount],
            proxy.Proxy.Log.Calls.Where(c => c.Operation == "ListTables").Select(c => c.Account));
    }

    [Fact]
    public async Task A_cleared_log_is_empty()
    {
        await using var proxy = await ProxyFixture.StartAsync(moto);
        await proxy.Reader.TablesAsync(_place);
        proxy.Proxy.Log.Clear();

        Assert.Empty(proxy.Proxy.Log.Calls);
    }

    /// <summary>As an SDK does it: the account follows from the key alone.</summary>
    private static async Task ListTablesAsync(ProxyFixture proxy, string accessKey)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, proxy.Proxy.Address);
        request.Headers.TryAddWithoutValidation("Authorization",
            $"AWS4-HMAC-SHA256 Credential={accessKey}/20260101/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0");
        request.Headers.Add("X-Amz-Target", "DynamoDB_20120810.ListTables");
        request.Content = new StringContent("{}", new MediaTypeHeaderValue("application/x-amz-json-1.0"));
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
