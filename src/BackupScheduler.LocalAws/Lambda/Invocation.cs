namespace BackupScheduler.LocalAws.Lambda;

/// <summary>One event on its way to a function and back.</summary>
internal sealed class Invocation(string payload, TimeSpan timeout)
{
    private readonly TaskCompletionSource<InvocationResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string RequestId { get; } = Guid.NewGuid().ToString();

    /// <summary>In the form of X-Ray, whose daemon is not there: not sampled.</summary>
    public string TraceId { get; } =
        $"Root=1-{DateTimeOffset.UtcNow.ToUnixTimeSeconds():x8}-{Guid.NewGuid().ToString("N")[..24]};Sampled=0";

    public string Payload { get; } = payload;

    public TimeSpan Timeout { get; } = timeout;

    public Task<InvocationResult> Result => _result.Task;

    /// <summary>False when it has been completed before: the first outcome stands.</summary>
    public bool Complete(InvocationResult result) => _result.TrySetResult(result);
}
