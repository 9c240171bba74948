namespace BackupScheduler.LocalAws.Lambda;

/// <summary>A function as Lambda runs it: a Runtime API and as many processes as its concurrency, killed on timeout and started again.</summary>
public sealed class LocalFunction : IAsyncDisposable
{
    private readonly RuntimeApi _api;
    private readonly FunctionOptions _options;
    private readonly Dictionary<string, FunctionProcess> _processes = [];

    private LocalFunction(RuntimeApi api, FunctionOptions options)
    {
        (_api, _options) = (api, options);
        foreach (var name in Enumerable.Range(0, options.Concurrency).Select(i => $"sandbox-{i}"))
        {
            _processes[name] = FunctionProcess.Start(options.CommandFor(api.AddressFor(name)),
                exitCode => api.Exited(name, exitCode), options.OnLine);
        }

        api.TimedOut += name => _processes[name].Kill();
    }

    /// <summary>Starts of all processes, restarts included.</summary>
    public int Starts => _processes.Values.Sum(p => p.Starts);

    public static async Task<LocalFunction> StartAsync(FunctionOptions options, CancellationToken cancellation = default) =>
        new(await RuntimeApi.StartAsync(options.Arn, cancellation), options);

    public Task<InvocationResult> InvokeAsync(string payload, CancellationToken cancellation = default) =>
        _api.InvokeAsync(payload, _options.Timeout, cancellation);

    /// <summary>Ends every process at once, whatever it is doing; new ones follow.</summary>
    public void KillAll()
    {
        foreach (var process in _processes.Values)
        {
            process.Kill();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_processes.Values.Select(p => p.DisposeAsync().AsTask()));
        await _api.DisposeAsync();
    }
}
