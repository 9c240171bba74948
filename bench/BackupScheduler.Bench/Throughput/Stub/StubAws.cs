using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BackupScheduler.Bench.Throughput.Stub;

/// <summary>
/// DynamoDB, STS and SQS as far as a run asks them, at once and without keeping anything: so that what is measured is the caller.
/// Messages that are sent are kept for whoever plays the queue.
/// </summary>
internal sealed class StubAws : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _sent = new();

    private bool _ownAreMade;

    private StubAws(WebApplication app) => _app = app;

    /// <summary>Where it listens, without TLS.</summary>
    public string Address => _app.Urls.Single();

    /// <summary>What was asked since <see cref="Serve"/>.</summary>
    public StubCounts Counts { get; private set; } = new();

    /// <summary>The tables of whoever lists them.</summary>
    public StubTables? Tables { get; private set; }

    public static async Task<StubAws> StartAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(500));
        StubAws? stub = null;
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, listen => listen.Use(next => connection =>
        {
            stub!.Counts.Connected();
            return next(connection);
        })));
        var app = builder.Build();
        stub = new StubAws(app);
        app.Run(stub.ServeAsync);
        await app.StartAsync(cancellation);
        return stub;
    }

    /// <summary>Forgets what was asked, and serves these tables from here on.</summary>
    /// <param name="tables">The tables; null for none.</param>
    /// <param name="ownAreMade">Whether the run's own backups are listed before anyone made them.</param>
    public void Serve(StubTables? tables, bool ownAreMade = false) => (Tables, _ownAreMade, Counts) = (tables, ownAreMade, new StubCounts());

    /// <summary>The bodies that were sent to a queue, which are taken out.</summary>
    /// <param name="queue">The end of the queue's URL.</param>
    public IReadOnlyList<string> TakeSent(string queue) => _sent.TryRemove(queue, out var bodies) ? [.. bodies] : [];

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var target = context.Request.Headers["X-Amz-Target"].ToString();
        var (type, answer) = target.Length == 0
            ? ("text/xml", Query(Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length)))
            : ("application/x-amz-json-1.0", Json(target[(target.IndexOf('.', StringComparison.Ordinal) + 1)..], body.GetBuffer().AsMemory(0, (int)body.Length), context));
        if (answer is null) context.Response.StatusCode = 400;
        var bytes = Encoding.UTF8.GetBytes(answer ?? """{"__type":"UnknownOperationException"}""");
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes);
    }

    private string? Json(string operation, ReadOnlyMemory<byte> body, HttpContext context)
    {
        Counts.Called(operation);
        using var input = JsonDocument.Parse(body);
        var root = input.RootElement;
        switch (operation)
        {
            case "CreateBackup":
                var table = Text(root, "TableName")!;
                CheckSigner(context, AccountOf(table));
                return StubAnswers.Created(table, Text(root, "BackupName")!, AccountOf(table) ?? "123456789012");
            case "DeleteBackup":
                return StubAnswers.Deleted(Text(root, "BackupArn")!);
            case "ListTables":
                return Tables?.Names(Text(root, "ExclusiveStartTableName"));
            case "ListBackups":
                double? from = root.TryGetProperty("TimeRangeLowerBound", out var lower) ? lower.GetDouble() : null;
                return Tables?.Backups(Text(root, "TableName"), from, Text(root, "ExclusiveStartBackupArn"), _ownAreMade || Counts.Of("CreateBackup") > 0);
            case "SendMessage":
                return SingleMessage.Sent(root);
            case "SendMessageBatch":
                var url = Text(root, "QueueUrl")!;
                var sent = _sent.GetOrAdd(url[(url.LastIndexOf('/') + 1)..], _ => []);
                foreach (var entry in root.GetProperty("Entries").EnumerateArray()) sent.Enqueue(Text(entry, "MessageBody")!);
                return StubAnswers.Sent(root.GetProperty("Entries").EnumerateArray());
            default:
                return null;
        }
    }

    private string? Query(string form)
    {
        var fields = QueryHelpers.ParseQuery(form);
        Counts.Called(fields["Action"].ToString());
        return fields["Action"] == "AssumeRole" && fields["RoleArn"].ToString().Split(':') is [_, _, _, _, var account, _]
            ? StubAnswers.Session(account, TimeProvider.System.GetUtcNow())
            : null;
    }

    // A table may say in its name whose it is: table-of-111122223333.
    private static string? AccountOf(string table) =>
        table.StartsWith("table-of-", StringComparison.Ordinal) ? table["table-of-".Length..] : null;

    private void CheckSigner(HttpContext context, string? account)
    {
        if (account is null) return;
        var signature = context.Request.Headers.Authorization.ToString();
        if (!signature.Contains($"Credential={StubAnswers.AccessKeyOf(account)}/", StringComparison.Ordinal)) Counts.WasMisSigned();
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>The usual lifetime would swallow Ctrl+C and SIGTERM of the whole program.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
