using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Restores;

namespace BackupScheduler.Cli.Drill;

/// <summary>Deletes a table of the drill: one of its name that carries its tag, or came out of its own call and is not tagged yet; no other.</summary>
internal sealed class DrillRemoval(DrillWorld world)
{
    // AWS may not yet know of what it has made a moment ago, or is still making it for a call that was given up.
    private const int MostMisses = 5;

    /// <summary>Deletes.</summary>
    /// <param name="plan">What was restored, or begun to be.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Null once it is gone; else why it may still be there.</returns>
    public async Task<string?> RunAsync(RestorePlan plan, CancellationToken cancellation)
    {
        try
        {
            return await RemoveAsync(plan, cancellation);
        }
        catch (ServiceFailureException e)
        {
            return $"{e.Code}: {e.Message}";
        }
        catch (OperationCanceledException)
        {
            return "there was no time left to delete it";
        }
    }

    private async Task<string?> RemoveAsync(RestorePlan plan, CancellationToken cancellation)
    {
        var (time, begun) = (world.Restores.Time, world.Restores.Time.GetTimestamp());
        var (misses, isAsked) = (0, false);
        while (time.GetElapsedTime(begun) < world.Removal)
        {
            var found = await TryAsync(() => world.Restores.Target(plan.Target.Scope).FindAsync(plan.Target.Table, cancellation));
            if (found is null && (isAsked || ++misses >= MostMisses)) return null;
            if (found is { IsActive: true } && !isAsked)
            {
                if (!await IsOursAsync(plan, found, cancellation)) return "it does not carry this drill's tag, and is left alone";
                await world.Restores.Target(plan.Target.Scope).DeleteAsync(plan.Target.Table, cancellation);
                isAsked = true;
            }

            await Task.Delay(world.Restores.Look, time, cancellation);
        }

        return isAsked ? "its deletion was asked for, and it is still there" : "DynamoDB deletes no table that it is still making";
    }

    private async Task<bool> IsOursAsync(RestorePlan plan, TargetTable found, CancellationToken cancellation)
    {
        if (!plan.Target.Table.Value.StartsWith(DrillWorld.Prefix, StringComparison.Ordinal)) return false;
        if (found.Tags.TryGetValue(RestoreTags.Drill, out var drill)) return drill == world.Id;
        var import = plan.Way == RestoreWay.Import ? await world.Restores.Target(plan.Target.Scope).FindImportOfAsync(plan.Target.Table, cancellation) : null;
        return ResumeReview.IsMadeBy(plan, found, import?.Token);
    }

    private static async Task<TargetTable?> TryAsync(Func<Task<TargetTable?>> look)
    {
        try
        {
            return await look();
        }
        catch (ServiceFailureException e) when (e.Kind is FailureKind.Throttled or FailureKind.Transient)
        {
            return new TargetTable("UNKNOWN", [], new Dictionary<string, string>());
        }
    }
}
