using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Simulation.Lambda;

/// <summary>Counts for the report, and for the log lines that each invocation writes of them.</summary>
internal sealed class SandboxMetrics(IMetrics run, IMetrics embedded) : IMetrics
{
    public void Count(Metric metric, long amount = 1, TableScope? scope = null)
    {
        run.Count(metric, amount, scope);
        embedded.Count(metric, amount, scope);
    }
}
