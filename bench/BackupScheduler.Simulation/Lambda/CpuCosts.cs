using BackupScheduler.Simulation.Aws;

namespace BackupScheduler.Simulation.Lambda;

/// <summary>What things cost on one whole processor. Assumptions, to be replaced by what the other benchmarks measure.</summary>
public sealed record CpuCosts
{
    /// <summary>Any call: signing, TLS, JSON.</summary>
    public TimeSpan Call { get; init; } = TimeSpan.FromMilliseconds(0.5);

    /// <summary>A call that lists: a hundred rows of it are read and judged.</summary>
    public TimeSpan Listing { get; init; } = TimeSpan.FromMilliseconds(1.5);

    /// <summary>A message of a batch, calls apart: it is read, and log lines and metrics are written.</summary>
    public TimeSpan Message { get; init; } = TimeSpan.FromMilliseconds(0.1);

    /// <summary>An invocation, its messages apart: the runtime's two requests.</summary>
    public TimeSpan Invocation { get; init; } = TimeSpan.FromMilliseconds(0.5);

    /// <summary>What a call costs.</summary>
    public TimeSpan Of(Operation operation) => operation is Operation.ListBackups or Operation.ListTables ? Listing : Call;
}
