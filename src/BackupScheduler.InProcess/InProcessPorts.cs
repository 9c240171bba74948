using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;
using BackupScheduler.Functions.Batches;
using Microsoft.Extensions.Logging;

namespace BackupScheduler.InProcess;

/// <summary>What a run in this process needs from outside; the queues it brings itself.</summary>
/// <param name="Organization">The accounts.</param>
/// <param name="Stores">Their tables and backups.</param>
/// <param name="Tags">The tables' tags.</param>
/// <param name="Metrics">Counts.</param>
/// <param name="Jitter">Randomness.</param>
/// <param name="Time">The clock; real or virtual.</param>
/// <param name="Log">The log.</param>
public sealed record InProcessPorts(
    IOrganization Organization, IBackupStores Stores, ITableTags Tags, IMetrics Metrics, IJitter Jitter, TimeProvider Time, ILogger Log)
{
    /// <summary>What copying to the vault needs; null where there is none.</summary>
    public CopyPorts? Copies { get; init; }
}
