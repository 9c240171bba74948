using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace StandIns.Tests.Runtime;

/// <summary>What the runtime posted: the path below the version, the error type header, the body.</summary>
internal sealed record Posted(string Path, string? ErrorType, string Body);

/// <summary>One event for the function, with the headers that Lambda adds.</summary>
internal sealed record Invocation(string Id, string Payload, DateTimeOffset? Deadline = null, string? Trace = null);

/// <summary>A Lambda Runtime API of one function: invocations in, posts out.</summary>
internal sealed class RuntimeApiServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<Invocation> _invocations = Channel.CreateUnbounded<Invocation>();
    private readonly Channel<Posted> _posts = Channel.CreateUnbounded<Posted>();
    private readonly TaskCompletionSource _polled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RuntimeApiServer(WebApplication app) => _app = app;

    /// <summary>Host and port, as AWS_LAMBDA_RUNTIME_API has them.</summary>
    public string Address => new Uri(_app.Urls.Single()).Authority;

    /// <summary>The first request for an invocation has come.</summary>
    public Task Polled => _polled.Task;

    public static async Task<RuntimeApiServer> StartAsync(string path = "")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new RuntimeApiServer(app);
        var root = path + "/2018-06-01/runtime/";
        app.Run(context => context.Request.Path.Value!.StartsWith(root, StringComparison.Ordinal)
            ? server.AnswerAsync(context, context.Request.Path.Value[root.Length..])
            : Refuse(context));
        await app.StartAsync();
        return server;
    }

    public void Invoke(Invocation invocation) => _invocations.Writer.TryWrite(invocation);

    /// <summary>The next thing that the runtime posts.</summary>
    public async Task<Posted> PostedAsync() => await _posts.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private Task AnswerAsync(HttpContext context, string path) =>
        path == "invocation/next" ? SendNextAsync(context) : TakeAsync(context, path);

    private async Task SendNextAsync(HttpContext context)
    {
        _polled.TrySetResult();
        var invocation = await _invocations.Reader.ReadAsync(context.RequestAborted);
        var headers = context.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = invocation.Id;
        headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:eu-west-1:111122223333:function:f";
        if (invocation.Deadline is { } deadline) headers["Lambda-Runtime-Deadline-Ms"] = $"{deadline.ToUnixTimeMilliseconds()}";
        if (invocation.Trace is { } trace) headers["Lambda-Runtime-Trace-Id"] = trace;
        await context.Response.WriteAsync(invocation.Payload);
    }

    private async Task TakeAsync(HttpContext context, string path)
    {
        using var reader = new StreamReader(context.Request.Body);
        var errorType = context.Request.Headers["Lambda-Runtime-Function-Error-Type"].FirstOrDefault();
        var posted = new Posted(path, errorType, await reader.ReadToEndAsync());
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        await context.Response.WriteAsync("""{"status":"OK"}""");
        await context.Response.CompleteAsync();
        _posts.Writer.TryWrite(posted);
    }
}
