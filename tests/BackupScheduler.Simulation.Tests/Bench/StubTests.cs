using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BackupScheduler.Bench.Functions;
using BackupScheduler.Bench.Throughput;
using BackupScheduler.Bench.Throughput.Stub;

namespace BackupScheduler.Simulation.Tests.Bench;

/// <summary>The stub that functions and script are measured against: what it leaves out would flatter whoever asks.</summary>
public sealed class StubTests : IAsyncLifetime
{
    private static readonly DateTimeOffset s_run = new(2026, 11, 28, 1, 0, 0, TimeSpan.Zero);
    private static readonly HttpClient s_client = new();
    private StubAws _stub = null!;

    public async Task InitializeAsync()
    {
        _stub = await StubAws.StartAsync(default);
        _stub.Serve(new StubTables("123456789012", tables: 130, keep: 3, s_run));
    }

    public async Task DisposeAsync() => await _stub.DisposeAsync();

    [Fact]
    public async Task Every_table_and_every_backup_is_listed_once_over_all_pages()
    {
        var tables = await PagesAsync("ListTables", "TableNames", "ExclusiveStartTableName", "LastEvaluatedTableName", name => name.GetString()!);
        Assert.Equal(130, tables.Distinct().Count());
        Assert.Equal(130, tables.Count);
        Assert.Equal(390, (await BackupsAsync()).Distinct().Count());

        await AskAsync("CreateBackup", """{"TableName":"table-000007","BackupName":"any"}""");
        var all = await BackupsAsync();
        Assert.Equal((520, 520), (all.Count, all.Distinct().Count()));
    }

    [Fact]
    public async Task One_table_s_listing_holds_its_own_backups_alone_and_a_lower_bound_leaves_the_older_out()
    {
        await AskAsync("CreateBackup", """{"TableName":"table-000007","BackupName":"any"}""");
        var one = (await AskAsync("ListBackups", """{"TableName":"table-000007"}""")).GetProperty("BackupSummaries").EnumerateArray().ToList();
        Assert.Equal(4, one.Count);
        Assert.All(one, backup => Assert.Equal("table-000007", backup.GetProperty("TableName").GetString()));
        Assert.Equal(100, (await AskAsync("ListBackups", $$"""{"TimeRangeLowerBound":{{s_run.ToUnixTimeSeconds() - 900}}}""")).GetProperty("BackupSummaries").GetArrayLength());
    }

    [Fact]
    public async Task A_call_that_another_account_s_session_signed_is_noticed()
    {
        await AskAsync("CreateBackup", """{"TableName":"table-of-111122223333","BackupName":"any"}""", "Credential=ASIA111122223333/x");
        Assert.Equal(0, _stub.Counts.MisSigned);
        await AskAsync("CreateBackup", """{"TableName":"table-of-111122223333","BackupName":"any"}""", "Credential=ASIA444455556666/x");
        Assert.Equal(1, _stub.Counts.MisSigned);
    }

    [Fact]
    public async Task What_is_sent_to_a_queue_can_be_taken_once()
    {
        await AskAsync("SendMessageBatch", """{"QueueUrl":"http://any/123456789012/tables","Entries":[{"Id":"0","MessageBody":"one"},{"Id":"1","MessageBody":"two"}]}""");
        Assert.Equal(["one", "two"], _stub.TakeSent("tables"));
        Assert.Empty(_stub.TakeSent("tables"));
    }

    [Fact]
    public async Task An_operation_that_it_does_not_know_is_an_error()
    {
        using var answer = await SendAsync("DescribeTable", "{}", "");
        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public void A_batch_s_records_are_first_deliveries_and_failures_are_read_by_id()
    {
        using var batch = JsonDocument.Parse(BatchEvent.Of(["a", "b"], s_run));
        Assert.Equal(["1", "1"], batch.RootElement.GetProperty("Records").EnumerateArray().Select(record => record.GetProperty("attributes").GetProperty("ApproximateReceiveCount").GetString()));
        Assert.Equal(["message-1"], BatchEvent.Failures("""{"batchItemFailures":[{"itemIdentifier":"message-1"}]}"""));
        Assert.Empty(BatchEvent.Failures("""{"batchItemFailures":[]}"""));
    }

    [Fact]
    public void What_the_kernel_knows_of_this_process_is_read()
    {
        var figures = ProcessFigures.Of(Environment.ProcessId);
        Assert.True(figures.CpuSeconds > 0 && figures.Resident > 1024 * 1024 && figures.Peak >= figures.Resident / 2, $"{figures}");
    }

    private Task<List<string>> BackupsAsync() => PagesAsync(
        "ListBackups", "BackupSummaries", "ExclusiveStartBackupArn", "LastEvaluatedBackupArn", backup => backup.GetProperty("BackupArn").GetString()!);

    private async Task<List<string>> PagesAsync(string operation, string list, string start, string last, Func<JsonElement, string> name)
    {
        var (all, after) = (new List<string>(), (string?)null);
        do
        {
            var page = await AskAsync(operation, after is null ? "{}" : $$"""{"{{start}}":"{{after}}"}""");
            all.AddRange(page.GetProperty(list).EnumerateArray().Select(name));
            after = page.TryGetProperty(last, out var next) ? next.GetString() : null;
        }
        while (after is not null);
        return all;
    }

    private async Task<JsonElement> AskAsync(string operation, string body, string signature = "")
    {
        using var answer = await SendAsync(operation, body, signature);
        answer.EnsureSuccessStatusCode();
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> SendAsync(string operation, string body, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _stub.Address) { Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/x-amz-json-1.0")) };
        request.Headers.Add("X-Amz-Target", $"Any.{operation}");
        request.Headers.TryAddWithoutValidation("Authorization", signature);
        return await s_client.SendAsync(request);
    }
}
