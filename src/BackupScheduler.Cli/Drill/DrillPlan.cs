using BackupScheduler.Cli.Restore;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Drill;

/// <summary>A table of the drill, planned.</summary>
/// <param name="Candidate">The table.</param>
/// <param name="Plan">How it is restored; null where that cannot be.</param>
/// <param name="Why">Why it cannot; null where it can.</param>
internal sealed record PlannedTable(DrillCandidate Candidate, RestorePlan? Plan, string? Why);

/// <summary>What a drill does.</summary>
/// <param name="Seed">Which tables were drawn.</param>
/// <param name="Tables">These, in their order.</param>
/// <param name="TooLarge">Those that would have gone beyond the limit.</param>
internal sealed record DrillPlan(int Seed, IReadOnlyList<PlannedTable> Tables, IReadOnlyList<DrillCandidate> TooLarge)
{
    public long Bytes => Tables.Sum(table => table.Plan?.Size.Bytes ?? 0);

    public decimal Dollars => Tables.Sum(table => table.Plan?.Cost.Dollars ?? 0);

    /// <summary>Plans until there are enough; a table whose copies are damaged counts, and is a finding.</summary>
    public static async Task<DrillPlan> MakeAsync(DrillOptions options, DrillWorld world, int seed, CancellationToken cancellation)
    {
        var (planned, tooLarge) = (new List<PlannedTable>(), new List<DrillCandidate>());
        long bytes = 0;
        foreach (var candidate in DrillSampling.Order(await new DrillFinding(options, world).FindAsync(cancellation), seed))
        {
            if (planned.Count == options.Sample) break;
            var table = await PlanAsync(candidate, world, cancellation);
            var size = table.Plan?.Size.Bytes ?? 0;
            if (bytes + size > options.MostBytes)
            {
                tooLarge.Add(candidate);
                continue;
            }

            bytes += size;
            planned.Add(table);
        }

        return new DrillPlan(seed, planned, tooLarge);
    }

    private static async Task<PlannedTable> PlanAsync(DrillCandidate candidate, DrillWorld world, CancellationToken cancellation)
    {
        var target = new TableArn(candidate.Table.Scope, DrillWorld.DrawName());
        var request = new RestoreRequest(candidate.Table, new RestorePoint.Latest(), _ => target) { IsVerified = true, DrillId = world.Id };
        try
        {
            var from = candidate.IsFromVault ? RestoreFrom.Vault : RestoreFrom.Backup;
            return new PlannedTable(candidate, await RestorePlanning.MakeAsync(world.Restores, from, request, cancellation), null);
        }
        catch (Exception e) when (e is RestoreException or DamagedExportException)
        {
            return new PlannedTable(candidate, null, e.Message);
        }
    }
}
