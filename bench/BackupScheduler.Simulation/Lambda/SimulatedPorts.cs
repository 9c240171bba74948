using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Tables;
using BackupScheduler.InProcess.Queues;
using BackupScheduler.Simulation.Aws;
using Microsoft.Extensions.Logging;

namespace BackupScheduler.Simulation.Lambda;

/// <summary>What all sandboxes of all functions share: what lies outside of them.</summary>
/// <param name="Accounts">The organization.</param>
/// <param name="Regions">What DynamoDB holds.</param>
/// <param name="Queues">The queues.</param>
/// <param name="Jitter">Randomness for the handlers.</param>
/// <param name="Log">Their log; null to count its bytes alone.</param>
internal sealed record SimulatedPorts(
    IReadOnlyList<AccountId> Accounts, IReadOnlyDictionary<TableScope, SimulatedRegion> Regions, MemoryQueues Queues, SimulatedJitter Jitter, ILogger? Log);
