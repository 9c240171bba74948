using BackupScheduler.Simulation.Aws;

namespace BackupScheduler.Simulation.Lambda;

/// <summary>
/// What things cost on one whole processor: what <c>throughput</c> and <c>memory</c> measured over HTTP (0.16 ms a call of the worker, message and
/// log lines included; 0.33 ms a first call with its session; 0.9 ms a page of a review, decisions and deletions included), and a little more for TLS.
/// </summary>
public sealed record CpuCosts
{
    /// <summary>Any call: signing, TLS, JSON.</summary>
    public TimeSpan Call { get; init; } = TimeSpan.FromMilliseconds(0.15);

    /// <summary>A session of a role, and the first call of its clients.</summary>
    public TimeSpan Session { get; init; } = TimeSpan.FromMilliseconds(0.4);

    /// <summary>A call that lists: a hundred rows of it are read and judged.</summary>
    public TimeSpan Listing { get; init; } = TimeSpan.FromMilliseconds(1.2);

    /// <summary>A message of a batch, calls apart: it is read, and log lines and metrics are written.</summary>
    public TimeSpan Message { get; init; } = TimeSpan.FromMilliseconds(0.03);

    /// <summary>An invocation, its messages apart: the runtime's two requests.</summary>
    public TimeSpan Invocation { get; init; } = TimeSpan.FromMilliseconds(0.3);

    /// <summary>What a call costs.</summary>
    public TimeSpan Of(Operation operation) => operation switch
    {
        Operation.ListBackups or Operation.ListTables => Listing,
        Operation.AssumeRole => Session,
        _ => Call,
    };
}
