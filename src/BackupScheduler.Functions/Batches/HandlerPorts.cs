using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using Microsoft.Extensions.Logging;

namespace BackupScheduler.Functions.Batches;

/// <summary>What every queue-fed handler needs from outside.</summary>
/// <param name="Queues">The queues.</param>
/// <param name="Stores">The accounts' tables and backups.</param>
/// <param name="Tags">The tags of the accounts' tables.</param>
/// <param name="Metrics">Counts.</param>
/// <param name="Jitter">Randomness.</param>
/// <param name="Time">The clock.</param>
/// <param name="Log">The log.</param>
public sealed record HandlerPorts(
    IWorkQueues Queues, IBackupStores Stores, ITableTags Tags, IMetrics Metrics, IJitter Jitter, TimeProvider Time, ILogger Log);
