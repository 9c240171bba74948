using System.Runtime.InteropServices;
using Amazon.Lambda.RuntimeSupport.Bootstrap;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Answers one invocation.</summary>
public delegate Task<InvocationResponse> LambdaBootstrapHandler(InvocationRequest invocation);

/// <summary>Prepares the function; false means that it must not serve.</summary>
public delegate Task<bool> LambdaBootstrapInitializer();

/// <summary>The loop of a custom runtime: ask for an invocation, run the handler, send the answer.</summary>
public class LambdaBootstrap : IDisposable
{
    private readonly HttpClient _httpClient;
    private readonly bool _ownsHttpClient;
    private readonly LambdaBootstrapHandler _handler;
    private readonly LambdaBootstrapInitializer _initializer;
    private readonly RuntimeApi _api;

    /// <summary>Around a raw handler.</summary>
    public LambdaBootstrap(LambdaBootstrapHandler handler, LambdaBootstrapInitializer initializer = null)
        : this(null, handler, initializer, new LambdaBootstrapOptions())
    {
    }

    /// <summary>Around a raw handler, with the caller's client.</summary>
    public LambdaBootstrap(HttpClient httpClient, LambdaBootstrapHandler handler, LambdaBootstrapInitializer initializer = null)
        : this(Given(httpClient), handler, initializer, new LambdaBootstrapOptions())
    {
    }

    /// <summary>Around a wrapped handler.</summary>
    public LambdaBootstrap(HandlerWrapper handlerWrapper, LambdaBootstrapInitializer initializer = null)
        : this(handlerWrapper.Handler, initializer)
    {
    }

    /// <summary>Around a wrapped handler, with the caller's client.</summary>
    public LambdaBootstrap(HttpClient httpClient, HandlerWrapper handlerWrapper, LambdaBootstrapInitializer initializer = null)
        : this(httpClient, handlerWrapper.Handler, initializer)
    {
    }

    internal LambdaBootstrap(
        HttpClient httpClient, LambdaBootstrapHandler handler, LambdaBootstrapInitializer initializer, LambdaBootstrapOptions options)
    {
        ArgumentNullException.ThrowIfNull(handler);
        _handler = handler;
        _initializer = initializer;
        _ownsHttpClient = httpClient is null;
        _httpClient = httpClient ?? ConstructHttpClient();
        // Lambda freezes the process while it waits for work: only the service may end that wait.
        _httpClient.Timeout = Timeout.InfiniteTimeSpan;
        _api = new RuntimeApi(_httpClient, Address(options));
    }

    /// <summary>A client for the Runtime API: never through a proxy, since the API is on this machine.</summary>
    public static HttpClient ConstructHttpClient()
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        client.DefaultRequestHeaders.UserAgent.ParseAdd($"aws-lambda-dotnet/{Environment.Version}-standin");
        return client;
    }

    /// <summary>Initializes, then serves until cancelled or told by SIGTERM to end; an invocation under way is finished first.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        if (!await InitializeAsync()) return;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await InvokeOnceAsync(stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the client unless it is the caller's.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && _ownsHttpClient) _httpClient.Dispose();
    }

    private static HttpClient Given(HttpClient httpClient)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        return httpClient;
    }

    private static string Address(LambdaBootstrapOptions options) =>
        options.RuntimeApiEndpoint
        ?? Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")
        ?? throw new InvalidOperationException("AWS_LAMBDA_RUNTIME_API is not set: this program runs in AWS Lambda.");

    private async Task<bool> InitializeAsync()
    {
        if (_initializer is null) return true;
        try
        {
            return await _initializer();
        }
        catch (Exception failure)
        {
            await Console.Error.WriteLineAsync(failure.ToString());
            await _api.ReportInitializationErrorAsync(failure);
            // Not a rethrow: an unhandled exception ends the process by an abort, with a core dump to write first.
            Environment.Exit(1);
            throw;
        }
    }

    private async Task InvokeOnceAsync(CancellationToken cancellationToken)
    {
        using var invocation = await _api.NextAsync(cancellationToken);
        var requestId = invocation.LambdaContext.AwsRequestId;
        InvocationResponse response;
        try
        {
            response = await _handler(invocation);
        }
        catch (Exception failure)
        {
            await Console.Error.WriteLineAsync(failure.ToString());
            await _api.ReportInvocationErrorAsync(requestId, failure);
            return;
        }
        await RespondAsync(requestId, response);
    }

    private async Task RespondAsync(string requestId, InvocationResponse response)
    {
        try
        {
            await _api.RespondAsync(requestId, response?.OutputStream);
        }
        finally
        {
            if (response is { DisposeOutputStream: true }) await response.OutputStream.DisposeAsync();
        }
    }
}
