using BackupScheduler.Core;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Review;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Tables;

namespace BackupScheduler.Functions.Worker;

/// <summary>
/// What a PruneTable item may delete. Whoever can send to the queue can name any backup: so an item that the queue does not know to
/// be the reviewing role's is only a hint, and retention is asked again, with a listing of that one table (ADR 18).
/// </summary>
internal sealed class PruneChecking(FunctionSettings settings, HandlerPorts ports)
{
    private readonly SelectionReading _selections = new(settings, ports);
    private readonly ReviewListing _listing = new(settings, ports);
    private readonly ExpiredBackups _expired = new();
    private readonly Dictionary<TableScope, Task> _lastLooks = [];

    /// <summary>Judges the item's backups, in its order.</summary>
    public async Task<IReadOnlyList<NamedBackup>> JudgeAsync(PruneTable item, WorkContext work)
    {
        if (IsVouchedFor(work.Message)) return Obeyed(item);
        // One look after the other: the first ones spare the others theirs.
        Task<IReadOnlyList<NamedBackup>> look;
        lock (_lastLooks) _lastLooks[item.Scope] = look = AfterAsync(_lastLooks.GetValueOrDefault(item.Scope, Task.CompletedTask));
        return await look;

        async Task<IReadOnlyList<NamedBackup>> AfterAsync(Task previous)
        {
            await Task.WhenAny(previous);
            return settings.PruneSender is null && _expired.AreLike(item, settings.Limits.PruneMaxPerTable, work.Now) ? Obeyed(item) : await LookAsync(item, work);
        }
    }

    private bool IsVouchedFor(ReceivedMessage message) => settings.PruneSender is { } sender && message.SenderId == sender;

    private static List<NamedBackup> Obeyed(PruneTable item) => [.. item.Backups.Select(arn => new NamedBackup(arn, NamedVerdict.Goes))];

    private async Task<IReadOnlyList<NamedBackup>> LookAsync(PruneTable item, WorkContext work)
    {
        if (settings.PruneSender is not null) ports.Log.PruneLookedUp(WorkPlace.Of(item), Given.Show(work.Message.SenderId));
        if (Supersession.ByAge(settings.Schedule, item.Run, work.Now) is { } overtaken)
            return [.. item.Backups.Select(arn => new NamedBackup(arn, NamedVerdict.Overtaken, overtaken))];

        var selection = await _selections.ReadAsync(item, narrowed: null, work);
        var store = ports.Stores.Open(item.Scope);
        var listed = await _listing.ListTableAsync(store, item.Table, work.Cancellation);
        var rows = Decide(item, listed, [item.Table], isComplete: false, selection, work.Now);
        // Only a complete listing tells that the table is gone.
        if (settings.Limits.OrphanRetention is not null && !rows.Any(row => row.Deletions.Count > 0))
            rows = Decide(item, listed, await ReviewListing.ListTablesAsync(store, work.Cancellation), isComplete: true, selection, work.Now);
        var judged = item.Backups.Select(arn => Judge(arn, rows, listed)).ToList();
        if (judged.TrueForAll(backup => backup.Verdict != NamedVerdict.Kept))
        {
            var ofTheRun = listed.Where(backup => settings.Naming.RunOf(backup) == item.Run).Select(backup => backup.Arn).ToHashSet(StringComparer.Ordinal);
            _expired.Remember(item, [.. judged.Where(backup => !ofTheRun.Contains(backup.Arn))], work.Now);
        }

        return judged;
    }

    private IReadOnlyList<TableReview> Decide(
        PruneTable item, IReadOnlyList<Backup> listed, IReadOnlyList<TableName> tables, bool isComplete, ScopeSelection selection, DateTimeOffset now)
    {
        var own = listed.Where(backup => OwnBackups.IsOurs(backup, settings.Naming, item.Scope)).ToList();
        return AccountReview.Decide(
            new ReviewFacts(item.Scope, item.Run, tables, isComplete, own), settings.ReviewRulesFor(selection.Tables), prune: selection.AreTagsKnown, now);
    }

    private static NamedBackup Judge(string arn, IReadOnlyList<TableReview> rows, IReadOnlyList<Backup> listed)
    {
        if (rows.Any(row => row.Deletions.Any(decision => decision.Backup.Arn == arn))) return new NamedBackup(arn, NamedVerdict.Goes);
        if (!listed.Any(backup => backup.Arn == arn)) return new NamedBackup(arn, NamedVerdict.Gone);
        var kept = rows.SelectMany(row => row.Keeps).FirstOrDefault(decision => decision.Backup.Arn == arn);
        return new NamedBackup(arn, NamedVerdict.Kept, kept?.Why ?? "it is not ours, or a later run decides about its table");
    }
}
