using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Restores;

/// <summary>Calls that are made again when they fail in passing, and looks until something is done. A restore may take hours: there is no longest time.</summary>
internal sealed class RestoreCalls(RestorePorts ports)
{
    // In a row: about ten minutes with the usual looks.
    private const int MostFailures = 120;

    // A table that was made a moment ago may not be seen yet.
    private const int MostMisses = 12;

    public IRestoreTarget Target => ports.Target;

    public void Tell(RestoreActivity activity, string what, long done = 0, long? total = null) =>
        ports.Progress?.Report(new RestoreProgress(activity, what, done, total));

    public async Task<T> TryAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                return await call();
            }
            catch (ServiceFailureException e) when (failures < MostFailures && e.Kind is FailureKind.Throttled or FailureKind.Transient)
            {
                await WaitAsync(cancellation);
            }
        }
    }

    public Task TryAsync(Func<Task> call, CancellationToken cancellation) => TryAsync(
        async () =>
        {
            await call();
            return true;
        },
        cancellation);

    public Task WaitAsync(CancellationToken cancellation) => Task.Delay(ports.Look * (0.75 + (ports.Jitter.Next() / 2)), ports.Time, cancellation);

    /// <summary>The table, once it is ACTIVE.</summary>
    /// <exception cref="RestoreException">It is gone, or cannot become so.</exception>
    public async Task<TargetTable> UntilActiveAsync(TableName table, CancellationToken cancellation)
    {
        var misses = 0;
        while (true)
        {
            switch (await TryAsync(() => Target.FindAsync(table, cancellation), cancellation))
            {
                case { IsActive: true } found:
                    return found;
                case { Status: "CREATING" or "UPDATING" } found:
                    Tell(RestoreActivity.Making, $"table is {found.Status}");
                    break;
                case { } found:
                    throw new RestoreException($"table {table} has become {found.Status}");
                case null when ++misses >= MostMisses:
                    throw new RestoreException($"table {table} is gone");
            }

            await WaitAsync(cancellation);
        }
    }

    public Task TagAsync(RestorePlan plan, RestoreStage stage, CancellationToken cancellation) =>
        TryAsync(() => Target.SetAsync(plan.Target.Table, new TableSetting.Tags(plan.TagsAt(stage)), cancellation), cancellation);
}
