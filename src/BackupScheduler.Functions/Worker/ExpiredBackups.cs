using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Worker;

/// <summary>
/// What looks have shown that retention lets go. The backups that one run pushes out were made together, by one earlier run: a few
/// looks stand for all tables of an account and Region, where the queue cannot tell who sent an item. Doubles of the run itself are
/// never remembered: of their age are the backups that must stay.
/// </summary>
internal sealed class ExpiredBackups
{
    private const int MostRemembered = 100;

    // What is made within the queue's longest delay was made by one run.
    private static readonly TimeSpan s_together = Pacing.LongestDelay;
    private static readonly TimeSpan s_fresh = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<(TableScope Scope, RunId Run), List<(DateTimeOffset CreatedAt, DateTimeOffset SeenAt)>> _seen = [];

    /// <summary>Remembers what a look let go.</summary>
    public void Remember(PruneTable item, IReadOnlyList<NamedBackup> judged, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_seen.Count >= MostRemembered) _seen.Clear();
            if (!_seen.TryGetValue((item.Scope, item.Run), out var seen)) _seen.Add((item.Scope, item.Run), seen = []);
            foreach (var backup in judged)
            {
                if (backup.Verdict == NamedVerdict.Goes && seen.Count < MostRemembered && BackupArn.Parse(backup.Arn)?.CreatedAt is { } created)
                    seen.Add((created, now));
            }
        }
    }

    /// <summary>
    /// Whether all that the item names is of an age with what a look let go a short while ago: then the look would let it go too. An
    /// item that names more than the brake allows is looked at always.
    /// </summary>
    public bool AreLike(PruneTable item, int mostPerTable, DateTimeOffset now)
    {
        if (item.Backups.Count > mostPerTable) return false;
        lock (_lock)
        {
            if (!_seen.TryGetValue((item.Scope, item.Run), out var seen)) return false;
            return item.Backups.All(arn => BackupArn.Parse(arn)?.CreatedAt is { } created && seen.Exists(
                other => (other.CreatedAt - created).Duration() <= s_together && now - other.SeenAt <= s_fresh));
        }
    }
}
