using BackupScheduler.Core.Failures;

namespace BackupScheduler.Core.Restores;

/// <summary>Sets what the restored table still lacks. One that fails does not keep the others from being set.</summary>
internal sealed class SettingsWork(RestorePlan plan, RestoreCalls calls, RestoreJournal journal)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        var table = plan.Target.Table;
        var actual = await calls.TryAsync(() => calls.Target.DescribeAsync(table, cancellation), cancellation)
            ?? throw new RestoreException($"table {table} is gone");
        foreach (var setting in plan.Settings.Missing(actual))
        {
            calls.Tell(RestoreActivity.Setting, setting.ToString() ?? "");
            await SetAsync(setting, cancellation);
        }
    }

    private async Task SetAsync(TableSetting setting, CancellationToken cancellation)
    {
        try
        {
            await calls.TryAsync(() => calls.Target.SetAsync(plan.Target.Table, setting, cancellation), cancellation);
            // The next change is refused while this one is made.
            await calls.UntilActiveAsync(plan.Target.Table, cancellation);
            journal.Add(setting);
        }
        catch (ServiceFailureException e)
        {
            journal.Fail($"{setting} could not be set: {e.Code}: {e.Message}");
        }
    }
}
