using System.Collections.Concurrent;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.InProcess;

/// <summary>Metrics as a table in memory: what the service says of itself.</summary>
internal sealed class CountingMetrics : IMetrics
{
    private readonly ConcurrentDictionary<(TableScope? Scope, Metric Metric), long> _counts = new();

    public void Count(Metric metric, long amount = 1, TableScope? scope = null) =>
        _counts.AddOrUpdate((scope, metric), amount, (_, before) => before + amount);

    public long Total(Metric metric) => _counts.Where(count => count.Key.Metric == metric).Sum(count => count.Value);

    public long Of(Metric metric, TableScope scope) => _counts.GetValueOrDefault((scope, metric));
}
