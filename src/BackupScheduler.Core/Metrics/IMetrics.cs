using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Metrics;

/// <summary>Counts what happened. Counting never fails and never waits.</summary>
public interface IMetrics
{
    /// <summary>Adds to a metric.</summary>
    /// <param name="metric">What happened.</param>
    /// <param name="amount">How often; 0 is allowed and makes the metric appear.</param>
    /// <param name="scope">Where, as properties rather than dimensions (account x Region as dimensions would cost thousands a month).</param>
    void Count(Metric metric, long amount = 1, TableScope? scope = null);
}
