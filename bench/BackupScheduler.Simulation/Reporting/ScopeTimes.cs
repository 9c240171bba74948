using BackupScheduler.Core.Tables;
using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Tracing;

namespace BackupScheduler.Simulation.Reporting;

/// <summary>How long one account took in one Region, from its own first message on.</summary>
/// <param name="Scope">The account and Region.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="LastCreate">Until its last CreateBackup took effect; null for none.</param>
/// <param name="LastPrune">Until its last DeleteBackup took effect; null for none.</param>
public sealed record ScopeTimes(TableScope Scope, int Tables, TimeSpan? LastCreate, TimeSpan? LastPrune)
{
    internal static ScopeTimes Of(SimulatedRegion region, RunFigures figures)
    {
        DateTimeOffset? begun = figures.Begun.TryGetValue(region.Scope, out var at) ? at : null;
        return new ScopeTimes(region.Scope, region.Tables.Count, region.LastCreate - begun, region.LastDelete - begun);
    }
}
