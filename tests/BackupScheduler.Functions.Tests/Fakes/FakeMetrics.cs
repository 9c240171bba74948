using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Functions.Tests.Fakes;

/// <summary>Adds up.</summary>
internal sealed class FakeMetrics : IMetrics
{
    private readonly Dictionary<Metric, long> _counts = [];

    public long this[Metric metric] => _counts.GetValueOrDefault(metric);

    public void Count(Metric metric, long amount = 1, TableScope? scope = null) => _counts[metric] = this[metric] + amount;
}
