using System.Globalization;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Retention;

namespace BackupScheduler.Core.Tests.Retention;

/// <summary>The rules once more, backup by backup, in the plainest words and without regard to speed.</summary>
internal static class PlainModel
{
    public static RetentionVerdict Decide(Situation situation, Backup backup)
    {
        if (!situation.IsOwn(backup)) return RetentionVerdict.Ignore;
        return MustGo(situation, backup) ? RetentionVerdict.Delete : RetentionVerdict.Keep;
    }

    private static bool MustGo(Situation situation, Backup backup)
    {
        var rules = situation.Policy.RulesFor(Situation.Scope, backup.Table);
        if (!situation.IsAvailableOwn(backup) || rules.IsEmpty) return false;
        if (situation.IsOrphan(backup)) return IsExpiredOrphan(situation, backup);
        var group = situation.Groups().Single(group => group.Contains(backup));
        if (!situation.HoldsRun(group)) return false;
        if (backup.CreatedAt > situation.Now || backup == Situation.NewestFirst(group).First()) return false;
        var runs = group.GroupBy(situation.RunKey).Select(run => Situation.NewestFirst(run).First()).ToArray();
        return !runs.Contains(backup) || !IsKeptByRule(situation, rules, runs, backup);
    }

    private static bool IsExpiredOrphan(Situation situation, Backup backup)
    {
        if (situation.Context.OrphanRetention is not { Ticks: >= 0 } retention) return false;
        var ofName = situation.Backups.Where(other => other.Table == backup.Table && situation.IsAvailableOwn(other));
        return ofName.All(other => situation.Now - other.CreatedAt >= retention);
    }

    private static bool IsKeptByRule(Situation situation, RetentionRules rules, Backup[] runs, Backup backup)
    {
        DateTime Place(Backup of) => (situation.Context.Naming.RunOf(of)?.Time ?? of.CreatedAt).UtcDateTime;
        var newer = runs.Where(other => Comes(other, backup)).ToArray();
        bool Comes(Backup first, Backup then) =>
            Place(first) != Place(then) ? Place(first) > Place(then)
            : situation.Context.Naming.IsAdopted(first) != situation.Context.Naming.IsAdopted(then) ? !situation.Context.Naming.IsAdopted(first)
            : string.CompareOrdinal(first.Arn, then.Arn) > 0;

        bool IsNewestOfLast(int? count, Func<DateTime, string> label)
        {
            var newerLabels = newer.Select(other => label(Place(other))).Distinct().ToArray();
            return newerLabels.Length < (count ?? 0) && !newerLabels.Contains(label(Place(backup)));
        }

        var newest = runs.Max(Place);
        var reference = newest < situation.Now.UtcDateTime ? newest : situation.Now.UtcDateTime;
        return newer.Length < (rules.KeepLast ?? 0)
            || (rules.KeepWithin is { } within && Place(backup) >= reference - within)
            || IsNewestOfLast(rules.Daily, time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            || IsNewestOfLast(rules.Weekly, time => $"{ISOWeek.GetYear(time)} {ISOWeek.GetWeekOfYear(time)}")
            || IsNewestOfLast(rules.Monthly, time => time.ToString("yyyy-MM", CultureInfo.InvariantCulture))
            || IsNewestOfLast(rules.Yearly, time => time.ToString("yyyy", CultureInfo.InvariantCulture));
    }
}
