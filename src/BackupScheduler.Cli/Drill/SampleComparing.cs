using BackupScheduler.Cli.Restore;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Restores;

namespace BackupScheduler.Cli.Drill;

/// <summary>Compares some restored items with the table in use.</summary>
internal sealed class SampleComparing(DrillWorld world)
{
    public async Task<SampleComparison> RunAsync(RestorePlan plan, CancellationToken cancellation)
    {
        try
        {
            return await WhyNotAsync(plan, cancellation) is { } why ? new SampleComparison(0, 0, 0, why) : await CompareAsync(plan, cancellation);
        }
        catch (ServiceFailureException e) when (e.Kind is FailureKind.AccessDenied or FailureKind.RoleUnavailable)
        {
            // Not everybody who may restore may read what is in use.
            return new SampleComparison(0, 0, 0, $"{e.Code}: {Invoking.OneLine(e.Message)}");
        }
    }

    private async Task<string?> WhyNotAsync(RestorePlan plan, CancellationToken cancellation)
    {
        var live = await world.Restores.Target(plan.Source.Scope).FindAsync(plan.Source.Table, cancellation);
        if (live is null) return "the table in use is gone";
        var restored = plan switch
        {
            VaultRestorePlan vault => vault.Chosen.Incarnation.Prefix.TableId,
            BackupRestorePlan backup => backup.Backup.TableId,
            _ => null,
        };
        return restored is { Length: > 0 } id && live.TableId.Length > 0 && id != live.TableId ? "another table has the name now" : null;
    }

    private async Task<SampleComparison> CompareAsync(RestorePlan plan, CancellationToken cancellation)
    {
        var (target, source) = (world.Restores.Target(plan.Target.Scope), world.Restores.Target(plan.Source.Scope));
        var made = await target.FindAsync(plan.Target.Table, cancellation) ?? throw new RestoreException($"table {plan.Target.Table} is gone");
        List<string> names = [.. made.Keys.Select(key => key.Name)];
        var (same, changed, gone) = (0, 0, 0);
        foreach (var item in await target.TakeAsync(plan.Target.Table, world.Items, cancellation))
        {
            var live = await source.GetAsync(plan.Source.Table, item.Only(names), cancellation);
            if (live is null) gone++;
            else if (live == item) same++;
            else changed++;
        }

        return new SampleComparison(same, changed, gone, null);
    }
}
