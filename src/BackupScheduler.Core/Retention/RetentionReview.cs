using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Retention;

/// <summary>One application of a policy: classifies, groups by incarnation, then decides group by group.</summary>
internal sealed class RetentionReview(RetentionPolicy policy, RetentionContext context, DateTimeOffset now)
{
    private static readonly RetentionReason[] Foreign = [new(RetentionReasonKind.Foreign)];
    private static readonly RetentionReason[] NoRules = [new(RetentionReasonKind.NoRules)];
    private static readonly RetentionReason[] NoBackupOfRun = [new(RetentionReasonKind.NoBackupOfRun)];
    private static readonly RetentionReason[] NewestOfTable = [new(RetentionReasonKind.NewestOfTable)];
    private static readonly RetentionReason[] InTheFuture = [new(RetentionReasonKind.InTheFuture)];
    private static readonly RetentionReason[] NoRuleKeepsIt = [new(RetentionReasonKind.NoRuleKeepsIt)];

    private readonly RuleCounters _counters = new();
    private RetentionDecision[] _decisions = [];

    public RetentionDecision[] Decide(IReadOnlyCollection<Backup> backups)
    {
        _decisions = new RetentionDecision[backups.Count];
        var own = Classify(backups);
        var orphans = new OrphanReview(context, now, own);
        foreach (var group in Incarnations.Group(own)) Decide(group, orphans);
        return _decisions;
    }

    private List<OwnBackup> Classify(IReadOnlyCollection<Backup> backups)
    {
        var own = new List<OwnBackup>(backups.Count);
        var index = 0;
        foreach (var backup in backups)
        {
            var run = context.Naming.RunOf(backup);
            if (run is null && !context.Naming.IsAdopted(backup))
                _decisions[index] = new RetentionDecision(backup, RetentionVerdict.Ignore, Foreign);
            else if (backup.Status != BackupStatus.Available)
                _decisions[index] = new RetentionDecision(backup, RetentionVerdict.Keep, [NotAvailable(backup)]);
            else
                own.Add(new OwnBackup(backup, index, run?.Time));
            index++;
        }
        return own;
    }

    private void Decide(ArraySegment<OwnBackup> group, OrphanReview orphans)
    {
        var table = group[0].Backup.Table;
        var rules = policy.RulesFor(context.Scope, table);
        if (rules.IsEmpty)
            DecideAll(group, RetentionVerdict.Keep, NoRules);
        else if (orphans.Judge(table) is (var verdict, var reason))
            DecideAll(group, verdict, [reason]);
        else if (!HoldsBackupOfRun(group))
            DecideAll(group, RetentionVerdict.Keep, NoBackupOfRun);
        else
            ApplyRules(group, rules);
    }

    private void ApplyRules(Span<OwnBackup> group, RetentionRules rules)
    {
        group.Sort(OwnBackup.NewestRunFirst);
        // A backup from the future must not shift the window over the others.
        _counters.Start(rules, group[0].Place < now.UtcDateTime ? group[0].Place : now.UtcDateTime);
        var newest = NewestOf(group);
        var standsForRun = group[0];
        for (var i = 0; i < group.Length; i++)
        {
            if (i > 0 && group[i].Backup.Arn == group[i - 1].Backup.Arn)
                Repeat(group[i], group[i - 1]);
            else if (i > 0 && group[i].IsOfSameRunAs(standsForRun))
                DecideUnkept(group[i], newest, [Duplicate(standsForRun.Backup)]);
            else
                DecideRun(standsForRun = group[i], newest);
        }
    }

    private void DecideRun(in OwnBackup candidate, in OwnBackup newest)
    {
        var reasons = _counters.Next(candidate.Place);
        if (reasons.Length > 0)
            Decide(candidate, RetentionVerdict.Keep, reasons);
        else
            DecideUnkept(candidate, newest, NoRuleKeepsIt);
    }

    // What no rule keeps goes, unless it is the last to go or some clock is wrong.
    private void DecideUnkept(in OwnBackup backup, in OwnBackup newest, RetentionReason[] reasons)
    {
        if (backup.Index == newest.Index)
            Decide(backup, RetentionVerdict.Keep, NewestOfTable);
        else if (backup.Backup.CreatedAt > now)
            Decide(backup, RetentionVerdict.Keep, InTheFuture);
        else
            Decide(backup, RetentionVerdict.Delete, reasons);
    }

    // The listing may show a backup twice: an ARN never has two verdicts.
    private void Repeat(in OwnBackup backup, in OwnBackup before) =>
        Decide(backup, _decisions[before.Index].Verdict, _decisions[before.Index].Reasons);

    private void DecideAll(ArraySegment<OwnBackup> group, RetentionVerdict verdict, RetentionReason[] reasons)
    {
        foreach (var backup in group) Decide(backup, verdict, reasons);
    }

    private void Decide(in OwnBackup backup, RetentionVerdict verdict, IReadOnlyList<RetentionReason> reasons) =>
        _decisions[backup.Index] = new RetentionDecision(backup.Backup, verdict, reasons);

    private bool HoldsBackupOfRun(ArraySegment<OwnBackup> group)
    {
        foreach (var backup in group)
            if (backup.IsOfRun(context.Run.Time))
                return true;
        return false;
    }

    private static OwnBackup NewestOf(Span<OwnBackup> group)
    {
        var newest = group[0];
        foreach (ref readonly var backup in group)
            if (backup.IsNewerThan(newest))
                newest = backup;
        return newest;
    }

    private static RetentionReason Duplicate(Backup of) => new(RetentionReasonKind.Duplicate, Subject: of.Arn);

    private static RetentionReason NotAvailable(Backup backup) => new(RetentionReasonKind.NotAvailable, Subject: backup.Status switch
    {
        BackupStatus.Creating => "creating",
        BackupStatus.Deleted => "deleted",
        _ => "unknown",
    });
}
