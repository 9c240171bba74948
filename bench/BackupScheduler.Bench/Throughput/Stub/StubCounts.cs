using System.Collections.Concurrent;

namespace BackupScheduler.Bench.Throughput.Stub;

/// <summary>What reached the stub since it was last asked to forget.</summary>
internal sealed class StubCounts
{
    private readonly ConcurrentDictionary<string, int> _calls = new();
    private int _connections;
    private int _misSigned;

    /// <summary>Calls by operation, in the order of their names.</summary>
    public IReadOnlyDictionary<string, int> Calls => new SortedDictionary<string, int>(_calls, StringComparer.Ordinal);

    /// <summary>TCP connections that were opened.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Calls for a table of one account that carried a session of another.</summary>
    public int MisSigned => Volatile.Read(ref _misSigned);

    /// <summary>The calls of an operation.</summary>
    public int Of(string operation) => _calls.GetValueOrDefault(operation);

    public void Called(string operation) => _calls.AddOrUpdate(operation, 1, (_, count) => count + 1);

    public void Connected() => Interlocked.Increment(ref _connections);

    public void WasMisSigned() => Interlocked.Increment(ref _misSigned);
}
