using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Simulation.Aws;

/// <summary>Every account and Region, for one process of a function.</summary>
internal sealed class SimulatedStores(
    IReadOnlyDictionary<TableScope, SimulatedRegion> regions, SimulatedWire wire, Scenario scenario, TimeProvider time) : IBackupStores
{
    private readonly SimulatedSessions _sessions = new(wire, time);

    public IBackupStore Open(TableScope scope) => new SimulatedStore(regions[scope], wire, _sessions, scenario, time);
}
