using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Events;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;
using BackupScheduler.Core.Work;
using Microsoft.Extensions.Logging;

namespace BackupScheduler.Functions.Batches;

/// <summary>What the edge of every queue-fed function needs from outside.</summary>
/// <param name="Queues">The queues.</param>
/// <param name="Metrics">Counts.</param>
/// <param name="Jitter">Randomness.</param>
/// <param name="Time">The clock.</param>
/// <param name="Log">The log.</param>
public record EdgePorts(IWorkQueues Queues, IMetrics Metrics, IJitter Jitter, TimeProvider Time, ILogger Log);

/// <summary>What the functions that back up need from outside.</summary>
/// <param name="Queues">The queues.</param>
/// <param name="Stores">The accounts' tables and backups.</param>
/// <param name="Tags">The tags of the accounts' tables.</param>
/// <param name="Metrics">Counts.</param>
/// <param name="Jitter">Randomness.</param>
/// <param name="Time">The clock.</param>
/// <param name="Log">The log.</param>
public sealed record HandlerPorts(
    IWorkQueues Queues, IBackupStores Stores, ITableTags Tags, IMetrics Metrics, IJitter Jitter, TimeProvider Time, ILogger Log)
    : EdgePorts(Queues, Metrics, Jitter, Time, Log)
{
    /// <summary>What copying needs; null where there is no vault.</summary>
    public CopyPorts? Copies { get; init; }

    /// <summary>Who is told how reviews and runs ended; null where nobody is.</summary>
    public IRunEvents? Events { get; init; }

    /// <summary>The reports that wait until their run is closed; null where no run is.</summary>
    public IRunReports? Reports { get; init; }
}

/// <summary>What copying to the vault needs from outside.</summary>
/// <param name="Exports">The accounts' exports.</param>
/// <param name="Vaults">The vault, reached by each account.</param>
public sealed record CopyPorts(ITableExportStores Exports, IVaultStores Vaults);

/// <summary>What the function that attaches the deny needs from outside.</summary>
/// <param name="Queues">The queues.</param>
/// <param name="Identities">The accounts' users, roles and policies.</param>
/// <param name="Organization">The organization.</param>
/// <param name="Metrics">Counts.</param>
/// <param name="Jitter">Randomness.</param>
/// <param name="Time">The clock.</param>
/// <param name="Log">The log.</param>
public sealed record EnforcementPorts(
    IWorkQueues Queues, IIdentityStores Identities, IOrganization Organization, IMetrics Metrics, IJitter Jitter, TimeProvider Time, ILogger Log)
    : EdgePorts(Queues, Metrics, Jitter, Time, Log);
