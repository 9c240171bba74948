using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Restore;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Restores;

namespace BackupScheduler.Cli.Drill;

/// <summary>Restores one table under a scratch name, checks it, and deletes it again, whatever has come of it.</summary>
/// <param name="options">The options.</param>
/// <param name="world">The world.</param>
/// <param name="progress">Is told how far it has come.</param>
/// <param name="removal">Gives up removing.</param>
internal sealed class TableDrill(DrillOptions options, DrillWorld world, Progress progress, CancellationToken removal)
{
    public async Task<DrillRecord> RunAsync(PlannedTable table, CancellationToken cancellation)
    {
        if (table.Plan is not { } plan) return new DrillRecord(table, DrillState.Failed, null, [table.Why ?? ""]);
        var name = $"{plan.Source.Table} of {plan.Source.Scope}: ";
        var run = new RestoreRun(plan, world.Restores.Ports(plan.Target.Scope, new ProgressText(progress, world.Restores.Time, name)));
        var failures = new List<string>();
        SampleComparison? sample = null;
        var isInterrupted = false;
        try
        {
            sample = await RestoreAsync(plan, run, failures, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            isInterrupted = true;
        }
        catch (ServiceFailureException e)
        {
            failures.Add($"{e.Code}: {e.Message}");
        }
        catch (Exception e) when (e is RestoreException or DamagedExportException)
        {
            failures.Add(e.Message);
        }

        failures.AddRange(run.Journal.Failures);
        var state = isInterrupted ? DrillState.Interrupted : failures.Count > 0 ? DrillState.Failed : DrillState.Passed;
        return await RemoveAsync(new DrillRecord(table, state, run.Journal, failures) { Sample = sample });
    }

    private async Task<SampleComparison> RestoreAsync(RestorePlan plan, RestoreRun run, List<string> failures, CancellationToken cancellation)
    {
        if (await run.DecideAsync(resume: false, cancellation) is not ResumeDecision.Begin begin)
            throw new RestoreException($"there is a table {plan.Target.Table} already");
        await run.RunAsync(begin, cancellation);
        if (plan.EndsEarly is { } early) failures.Add(early);
        await CheckIndexesAsync(plan, failures, cancellation);
        return await new SampleComparing(world).RunAsync(plan, cancellation);
    }

    private async Task CheckIndexesAsync(RestorePlan plan, List<string> failures, CancellationToken cancellation)
    {
        IEnumerable<string>? expected = plan switch
        {
            VaultRestorePlan vault => vault.Shape.GlobalIndexes.Concat(vault.Shape.LocalIndexes).Select(index => index.Name).Order(StringComparer.Ordinal),
            BackupRestorePlan { Indexes: { } indexes } => indexes,
            _ => null,
        };
        if (expected is null) return;
        var made = await world.Restores.Target(plan.Target.Scope).FindAsync(plan.Target.Table, cancellation);
        if (made?.Indexes.SequenceEqual(expected) != true)
            failures.Add($"its indexes are {Show(made?.Indexes ?? [])}, not {Show(expected)}");
    }

    private async Task<DrillRecord> RemoveAsync(DrillRecord record)
    {
        if (record is not { Plan: { } plan, Journal.HasBegun: true }) return record;
        if (options.Keep) return record with { Kept = record.Arn };
        progress.Say($"deleting {plan.Target.Table}");
        return await new DrillRemoval(world).RunAsync(plan, removal) is { } why ? record with { LeftOver = $"{record.Arn} ({why})" } : record;
    }

    private static string Show(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } text ? text : "none";
}
