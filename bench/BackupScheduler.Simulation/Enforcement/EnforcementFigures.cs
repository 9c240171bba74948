using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Simulation.Enforcement;

/// <summary>What the functions count, and when the last account was swept.</summary>
internal sealed class EnforcementFigures(IMetrics counted, TimeProvider time) : IMetrics
{
    private readonly HashSet<TableScope> _swept = [];

    public int AccountsSwept => _swept.Count;

    public DateTimeOffset? LastSweepAt { get; private set; }

    public void Count(Metric metric, long amount = 1, TableScope? scope = null)
    {
        counted.Count(metric, amount, scope);
        if (metric != Metric.AccountsSwept) return;
        if (scope is { } account) _swept.Add(account);
        LastSweepAt = time.GetUtcNow();
    }
}
