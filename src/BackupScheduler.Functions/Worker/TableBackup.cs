using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Worker;

/// <summary>BackUpTable: one CreateBackup, after a look where an earlier try may have made the backup.</summary>
internal sealed class TableBackup(FunctionSettings settings, HandlerPorts ports)
{
    private readonly RefusalGate _creates = new(ports);
    private readonly RefusalGate _looks = new(ports);

    public async Task RunAsync(BackUpTable item, WorkContext work)
    {
        var where = WorkPlace.Of(item);
        if (Supersession.ByAge(settings.Schedule, item.Run, work.Now) is { } reason)
        {
            Supersede(item, where, reason);
            return;
        }

        var store = ports.Stores.Open(item.Scope);
        var state = item.Check || work.IsRepeated ? await _looks.CallAsync(item.Scope, () => LookAsync(store, item, work), work) : TableState.Missing;
        if (state == TableState.Superseded) Supersede(item, where, "a later run has backed the table up");
        else if (state == TableState.Missing) await CreateAsync(store, item, where, work);
        else Skip(item, where);
    }

    private async Task<TableState> LookAsync(IBackupStore store, BackUpTable item, WorkContext work)
    {
        var state = TableState.Missing;
        await foreach (var page in store.ListBackupsAsync(BackupQuery.Since(item.Run, item.Table), work.Cancellation))
        {
            var seen = RunReview.Judge(item.Run, [item.Table], page, settings.Naming)[0].State;
            if (seen > state) state = seen;
        }

        return state;
    }

    private async Task CreateAsync(IBackupStore store, BackUpTable item, WorkPlace where, WorkContext work)
    {
        var name = settings.Naming.NameFor(item.Run);
        switch (await _creates.CallAsync(item.Scope, () => store.CreateAsync(item.Table, name, work.Cancellation), work))
        {
            case CreateOutcome.Created:
                ports.Metrics.Count(Metric.BackedUp, 1, item.Scope);
                ports.Log.BackedUp(where, name);
                break;
            case CreateOutcome.TableGone:
                ports.Metrics.Count(Metric.TableGone, 1, item.Scope);
                ports.Log.TableGone(where);
                break;
            default:
                throw new InvalidOperationException("a CreateBackup has no other outcome");
        }
    }

    private void Supersede(BackUpTable item, WorkPlace where, string reason)
    {
        ports.Metrics.Count(Metric.Superseded, 1, item.Scope);
        ports.Log.Superseded(where, reason);
    }

    private void Skip(BackUpTable item, WorkPlace where)
    {
        ports.Metrics.Count(Metric.AlreadyBackedUp, 1, item.Scope);
        ports.Log.AlreadyBackedUp(where);
    }
}
