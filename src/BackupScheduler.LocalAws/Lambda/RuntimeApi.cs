using System.Collections.Concurrent;
using System.Threading.Channels;
using BackupScheduler.LocalAws.Hosting;
using Microsoft.AspNetCore.Http;

namespace BackupScheduler.LocalAws.Lambda;

/// <summary>The Lambda Runtime API of one function: what its processes poll for events.</summary>
/// <remarks>
/// Each process has a path prefix of its own (`AWS_LAMBDA_RUNTIME_API` may hold a path), so that a timeout
/// or an exit is known to belong to the invocation that this very process was working on.
/// </remarks>
public sealed class RuntimeApi : IAsyncDisposable
{
    private const string Version = "/2018-06-01/runtime/";

    private readonly string _functionArn;
    private readonly Channel<Invocation> _waiting = Channel.CreateUnbounded<Invocation>();
    private readonly ConcurrentDictionary<string, Invocation> _running = new();
    private readonly ConcurrentDictionary<string, Sandbox> _sandboxes = new();
    private readonly CancellationTokenSource _closing = new();
    private LoopbackServer? _server;

    private RuntimeApi(string functionArn) => _functionArn = functionArn;

    /// <summary>Called with the sandbox's name when it has to be killed because its invocation took too long.</summary>
    public event Action<string>? TimedOut;

    public static async Task<RuntimeApi> StartAsync(string functionArn, CancellationToken cancellation = default)
    {
        var api = new RuntimeApi(functionArn);
        api._server = await LoopbackServer.StartAsync(api.ServeAsync, cancellation);
        return api;
    }

    /// <summary>The value of `AWS_LAMBDA_RUNTIME_API` for one process.</summary>
    public string AddressFor(string sandbox) => $"{_server!.Address.Authority}/{sandbox}";

    /// <summary>Waits for a free process, then for its answer; <paramref name="timeout"/> counts from when a process takes it.</summary>
    public async Task<InvocationResult> InvokeAsync(
        string payload, TimeSpan timeout, CancellationToken cancellation = default)
    {
        var invocation = new Invocation(payload, timeout);
        await _waiting.Writer.WriteAsync(invocation, cancellation);
        await using var cancelled = cancellation.Register(
            () => invocation.Complete(InvocationResult.Failed("Cancelled", "the caller gave up")));
        return await invocation.Result;
    }

    /// <summary>To be told when a process has ended: its invocation fails, or, if it never asked for one, the one that waits longest.</summary>
    public void Exited(string sandbox, int exitCode)
    {
        _sandboxes.TryRemove(sandbox, out var known);
        using var state = known ?? new Sandbox();
        var error = state.InitError ?? InvocationResult.Failed("Runtime.ExitError",
            $"Runtime exited {(exitCode == 0 ? "without providing a reason" : $"with error: exit status {exitCode}")}");
        if (state.Close() is { } current)
        {
            Finish(current, error);
        }
        else if (!state.HasAsked && _waiting.Reader.TryRead(out var waiting))
        {
            waiting.Complete(error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _closing.CancelAsync();
        foreach (var invocation in _running.Values)
        {
            Finish(invocation, InvocationResult.Failed("Cancelled", "the Runtime API was closed"));
        }

        while (_waiting.Reader.TryRead(out var waiting))
        {
            waiting.Complete(InvocationResult.Failed("Cancelled", "the Runtime API was closed"));
        }

        await _server!.DisposeAsync();
        _closing.Dispose();
    }

    private Task ServeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        var at = path.IndexOf(Version, StringComparison.Ordinal);
        var sandbox = at > 0 ? path[1..at] : "";
        string[] parts = at < 0 ? [] : path[(at + Version.Length)..].Split('/');
        return (context.Request.Method, parts) switch
        {
            ("GET", ["invocation", "next"]) => NextAsync(context, sandbox),
            ("POST", ["invocation", var id, "response"]) => AnswerAsync(context, sandbox, id, RuntimeHttp.ResponseAsync),
            ("POST", ["invocation", var id, "error"]) => AnswerAsync(context, sandbox, id, RuntimeHttp.ErrorAsync),
            ("POST", ["init", "error"]) => InitErrorAsync(context, sandbox),
            _ => RuntimeHttp.RefuseAsync(context, 404, "NotFound", path),
        };
    }

    private async Task NextAsync(HttpContext context, string sandbox)
    {
        var state = _sandboxes.GetOrAdd(sandbox, _ => new Sandbox());
        state.HasAsked = true;
        using var any = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _closing.Token, state.Gone);
        try
        {
            Invocation invocation;
            do
            {
                invocation = await _waiting.Reader.ReadAsync(any.Token);
            }
            while (invocation.Result.IsCompleted);

            if (state.TryTake(invocation))
            {
                await HandOutAsync(context, sandbox, state, invocation);
                return;
            }

            _waiting.Writer.TryWrite(invocation);
            context.Abort();
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            context.Abort();
        }
    }

    private async Task HandOutAsync(HttpContext context, string sandbox, Sandbox state, Invocation invocation)
    {
        _running[invocation.RequestId] = invocation;
        _ = LimitAsync(sandbox, state, invocation);
        await RuntimeHttp.WriteAsync(context, invocation, _functionArn);
    }

    private async Task LimitAsync(string sandbox, Sandbox state, Invocation invocation)
    {
        try
        {
            await invocation.Result.WaitAsync(invocation.Timeout, _closing.Token);
        }
        catch (OperationCanceledException)
        {
            // Closing: the invocation is failed there.
        }
        catch (TimeoutException)
        {
            state.Close();
            Finish(invocation, InvocationResult.Failed("Sandbox.Timedout",
                $"RequestId: {invocation.RequestId} Error: Task timed out after {invocation.Timeout.TotalSeconds:0.00} seconds"));
            TimedOut?.Invoke(sandbox);
        }
    }

    private async Task AnswerAsync(HttpContext context, string sandbox, string id, Func<HttpContext, Task<InvocationResult>> read)
    {
        var result = await read(context);
        if (!_running.TryGetValue(id, out var invocation) || !Finish(invocation, result))
        {
            await RuntimeHttp.RefuseAsync(context, 400, "InvalidRequestID", "Invalid request ID");
            return;
        }

        if (_sandboxes.TryGetValue(sandbox, out var state))
        {
            state.Done();
        }

        context.Response.StatusCode = 202;
    }

    private async Task InitErrorAsync(HttpContext context, string sandbox)
    {
        _sandboxes.GetOrAdd(sandbox, _ => new Sandbox()).InitError = await RuntimeHttp.ErrorAsync(context);
        context.Response.StatusCode = 202;
    }

    private bool Finish(Invocation invocation, InvocationResult result)
    {
        _running.TryRemove(invocation.RequestId, out _);
        return invocation.Complete(result);
    }
}
