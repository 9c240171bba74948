using System.Diagnostics;
using BackupScheduler.LocalAws.Faults;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy;

/// <summary>A call that has been answered. Status 0 means that the connection was dropped.</summary>
public sealed record LoggedCall(
    long Sequence, DateTimeOffset Started, string Service, string Operation, string Account, string Region,
    int Status, string ErrorCode, TimeSpan Duration)
{
    /// <summary>The faults that it met, in that order.</summary>
    public IReadOnlyList<InjectedFault> Faults { get; init; } = [];
}

/// <summary>Every call that passed through the proxy, in the order of their answers. Thread-safe.</summary>
public sealed class CallLog : IProxyBehaviour
{
    private readonly List<LoggedCall> _calls = [];

    public IReadOnlyList<LoggedCall> Calls
    {
        get
        {
            lock (_calls)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>How many calls of an operation; null for an account or Region means any.</summary>
    public int Count(string operation, string? account = null, string? region = null) => Calls.Count(c =>
        c.Operation == operation && (account is null || c.Account == account) && (region is null || c.Region == region));

    /// <summary>Calls by `service:Operation`, sorted by name.</summary>
    public IReadOnlyDictionary<string, int> CountsByOperation() => new SortedDictionary<string, int>(
        Calls.CountBy(c => $"{c.Service}:{c.Operation}").ToDictionary(), StringComparer.Ordinal);

    /// <summary>Faults by kind; null for an operation means any.</summary>
    public IReadOnlyDictionary<FaultKind, int> CountsByFault(string? operation = null) => new SortedDictionary<FaultKind, int>(
        Calls.Where(c => operation is null || c.Operation == operation)
            .SelectMany(c => c.Faults).CountBy(f => f.Kind).ToDictionary());

    public void Clear()
    {
        lock (_calls)
        {
            _calls.Clear();
        }
    }

    public async Task HandleAsync(ProxyCall call, Func<Task> next)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next();
        }
        finally
        {
            Add(call, Stopwatch.GetElapsedTime(started));
        }
    }

    private void Add(ProxyCall call, TimeSpan duration)
    {
        var status = call.Answer?.Status ?? 0;
        var error = call.Answer is { IsSuccess: false, Status: > 0 } answer ? WireError.Read(answer.Text).Code : "";
        lock (_calls)
        {
            _calls.Add(
                new LoggedCall(call.Sequence, call.Started, call.Service, call.Operation, call.Account, call.Region, status, error, duration)
                {
                    Faults = [.. call.Faults],
                });
        }
    }
}
