using System.Collections.Concurrent;
using Amazon.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BackupScheduler.Aws.Tests.Wire;

/// <summary>
/// A server in place of AWS: keeps every request, and answers each operation with the given answers in turn, then with the
/// last one again. Roles are assumed without being told.
/// </summary>
internal sealed class AwsStub : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Answer>> _answers = new();
    private readonly ConcurrentQueue<Received> _received = new();

    private AwsStub(WebApplication server)
    {
        _server = server;
        Answer("AssumeRole", Answers.Session(TimeSpan.FromHours(1)));
    }

    public Uri Address => new(_server.Urls.Single());

    public static async Task<AwsStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var stub = new AwsStub(builder.Build());
        stub._server.Run(stub.ServeAsync);
        await stub._server.StartAsync();
        return stub;
    }

    public AwsOptions Options(string homeRegion = "eu-central-1") => new(homeRegion, Address, new BasicAWSCredentials("AKIAHOME", "secret"))
    {
        CallTimeout = TimeSpan.FromSeconds(10),
    };

    public AwsStub Answer(string operation, params Answer[] answers)
    {
        _answers[operation] = new ConcurrentQueue<Answer>(answers);
        return this;
    }

    public IReadOnlyList<Received> Of(string operation) => [.. _received.Where(request => request.Operation == operation)];

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await _server.StopAsync(atOnce.Token);
        await _server.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var headers = context.Request.Headers;
        var target = headers["X-Amz-Target"].ToString().Split('.')[^1];
        var request = new Received(target, headers.Authorization.ToString(), body)
        {
            Target = $"{context.Request.Path}{context.Request.QueryString}",
            Headers = headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        };
        // S3 names its operations by method and path.
        if (request.Authorization.Contains("/s3/", StringComparison.Ordinal)) request = request with { Operation = $"S3 {context.Request.Method}" };
        else if (target.Length == 0) request = request with { Operation = request.Form["Action"] };
        _received.Enqueue(request);
        await NextFor(request.Operation)(request, context);
    }

    private Answer NextFor(string operation)
    {
        if (!_answers.TryGetValue(operation, out var answers)) return Answers.Error("NotExpectedHere", 400, operation);
        return (answers.Count > 1 && answers.TryDequeue(out var next)) || answers.TryPeek(out next)
            ? next
            : Answers.Error("NotExpectedHere", 400, operation);
    }
}
