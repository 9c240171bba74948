using BackupScheduler.Core.Failures;

namespace BackupScheduler.Functions.Tests.Fakes;

/// <summary>What lies between the functions and everything outside: counts each call, takes its time, and fails where told to.</summary>
internal sealed class FakeWire(TimeProvider time)
{
    private readonly List<Call> _calls = [];
    private readonly Dictionary<Operation, int> _counts = [];
    private readonly List<(Func<Call, bool> Applies, Exception Failure)> _failures = [];

    /// <summary>How long a call takes; nothing unless set.</summary>
    public Func<Operation, TimeSpan> Latency { get; set; } = _ => TimeSpan.Zero;

    /// <summary>An operation that goes on when it is cancelled.</summary>
    public Operation? IsDeafTo { get; set; }

    public IReadOnlyList<Call> Calls => _calls;

    public int Count(Operation operation) => _counts.GetValueOrDefault(operation);

    /// <summary>Makes every call to which this applies fail; nothing of it takes effect.</summary>
    public void Fail(Exception failure, Func<Call, bool> applies) => _failures.Add((applies, failure));

    public void Fail(Operation operation, FailureKind kind, string code = "Injected", Func<Call, bool>? applies = null) =>
        Fail(new ServiceFailureException(kind, code, "made to fail"), call => call.Operation == operation && applies?.Invoke(call) != false);

    public void Heal() => _failures.Clear();

    /// <summary>Makes a call: returns when it may take effect.</summary>
    public async Task CallAsync(Operation operation, string subject, CancellationToken cancellation)
    {
        var call = new Call(operation, subject, Count(operation) + 1, time.GetUtcNow());
        _calls.Add(call);
        _counts[operation] = call.Number;
        cancellation.ThrowIfCancellationRequested();
        var latency = Latency(operation);
        if (latency > TimeSpan.Zero) await Task.Delay(latency, time, operation == IsDeafTo ? CancellationToken.None : cancellation);
        foreach (var (applies, failure) in _failures)
            if (applies(call))
                throw failure;
    }
}
