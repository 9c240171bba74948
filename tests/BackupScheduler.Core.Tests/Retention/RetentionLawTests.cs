using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Retention;
using CsCheck;

namespace BackupScheduler.Core.Tests.Retention;

/// <summary>What holds whatever the input.</summary>
public sealed class RetentionLawTests
{
    private const int Cases = 3_000;

    [Fact]
    public void Each_backup_gets_one_decision_with_a_reason_in_the_order_of_the_input() => Hold(situation =>
    {
        var decisions = situation.Decide();
        Assert.Equal(situation.Backups, decisions.Select(decision => decision.Backup));
        Assert.All(decisions, decision => Assert.NotEmpty(decision.Reasons));
    });

    [Fact]
    public void Only_available_own_backups_are_deleted() => Hold(situation =>
        Assert.All(Deleted(situation), backup => Assert.True(situation.IsAvailableOwn(backup) && backup.Kind == BackupKind.User)));

    [Fact]
    public void What_is_not_own_is_ignored_and_what_is_own_never_is() => Hold(situation =>
        Assert.All(situation.Decide(), decision =>
            Assert.Equal(!situation.IsOwn(decision.Backup), decision.Verdict == RetentionVerdict.Ignore)));

    [Fact]
    public void The_newest_available_backup_of_an_incarnation_is_never_deleted() => Hold(situation =>
    {
        var deleted = Deleted(situation).ToHashSet();
        foreach (var group in situation.Groups().Where(group => !situation.IsOrphan(group[0])))
            Assert.DoesNotContain(Situation.NewestFirst(group).First(), deleted);
    });

    [Fact]
    public void With_keep_last_n_the_backups_of_at_least_n_runs_remain_if_there_are_so_many() => Hold(situation =>
    {
        var deleted = Deleted(situation).ToHashSet();
        foreach (var group in situation.Groups().Where(group => !situation.IsOrphan(group[0])))
        {
            var wanted = situation.Policy.RulesFor(Situation.Scope, group[0].Table).KeepLast ?? 0;
            var runs = group.Select(situation.RunKey).Distinct().Count();
            var left = group.Where(backup => !deleted.Contains(backup)).Select(situation.RunKey).Distinct().Count();
            Assert.True(left >= Math.Min(wanted, runs), $"{left} left of {runs}, {wanted} wanted");
        }
    });

    [Fact]
    public void An_incarnation_without_an_available_backup_of_this_run_loses_nothing() => Hold(situation =>
    {
        var deleted = Deleted(situation).ToHashSet();
        foreach (var group in situation.Groups().Where(group => !situation.IsOrphan(group[0]) && !situation.HoldsRun(group)))
            Assert.DoesNotContain(group, deleted.Contains);
    });

    [Fact]
    public void Of_several_backups_of_one_run_only_the_newest_may_stay() => Hold(situation =>
    {
        var deleted = Deleted(situation).ToHashSet();
        foreach (var group in situation.Groups().Where(group => MayLose(situation, group)))
        {
            var newest = Situation.NewestFirst(group).First();
            foreach (var copy in group.GroupBy(situation.RunKey).SelectMany(run => Situation.NewestFirst(run).Skip(1)))
                Assert.Equal(copy.CreatedAt <= situation.Now && copy != newest, deleted.Contains(copy));
        }
    });

    [Fact]
    public void What_was_created_in_the_future_is_never_deleted() => Hold(situation =>
        Assert.All(Deleted(situation), backup => Assert.True(backup.CreatedAt <= situation.Now)));

    [Fact]
    public void The_order_of_the_input_does_not_matter() =>
        Gen.Select(Situations.Any, Gen.Int).Sample((situation, seed) =>
        {
            var shuffled = situation with { Backups = [.. Shuffled(situation.Backups, seed)] };
            Assert.Equal(Lines(situation), Lines(shuffled));
        }, iter: Cases, print: Print);

    [Fact]
    public void Taking_backups_away_never_turns_keep_into_delete() =>
        Gen.Select(Situations.Any, Gen.Int).Sample((situation, seed) =>
        {
            var before = situation.Verdicts();
            var fewer = situation with { Backups = [.. Shuffled(situation.Backups, seed).Skip((int)((uint)seed % 5))] };
            foreach (var (arn, verdict) in fewer.Verdicts())
                if (verdict == RetentionVerdict.Delete && !situation.IsOrphan(situation.Backups.Single(b => b.Arn == arn)))
                    Assert.Equal(RetentionVerdict.Delete, before[arn]);
        }, iter: Cases, print: Print);

    [Fact]
    public void A_policy_without_rules_deletes_nothing() => Hold(situation =>
        Assert.Empty(Deleted(situation with { Policy = new RetentionPolicy(new RetentionRules(), []) })));

    [Fact]
    public void Rules_that_are_not_positive_are_no_rules() => Hold(situation =>
    {
        var rules = new RetentionRules { KeepLast = 0, KeepWithin = -TimeSpan.FromDays(1), Daily = -1, Weekly = 0, Monthly = -7, Yearly = 0 };
        Assert.Empty(Deleted(situation with { Policy = new RetentionPolicy(rules, []) }));
    });

    [Fact]
    public void Another_rule_never_costs_a_backup() =>
        Gen.Select(Situations.Any, Situations.Rules).Sample((situation, other) =>
        {
            var rules = situation.Policy.Rules;
            if (rules.IsEmpty) return;
            var wider = new RetentionRules
            {
                KeepLast = rules.KeepLast ?? other.KeepLast,
                KeepWithin = rules.KeepWithin ?? other.KeepWithin,
                Daily = rules.Daily ?? other.Daily,
                Weekly = rules.Weekly ?? other.Weekly,
                Monthly = rules.Monthly ?? other.Monthly,
                Yearly = rules.Yearly ?? other.Yearly,
            };
            Assert.Subset(
                Deleted(situation with { Policy = new RetentionPolicy(rules, []) }).ToHashSet(),
                Deleted(situation with { Policy = new RetentionPolicy(wider, []) }).ToHashSet());
        }, iter: Cases);

    [Fact]
    public void Tables_do_not_influence_one_another() => Hold(situation =>
    {
        var together = situation.Verdicts();
        foreach (var table in situation.Backups.GroupBy(backup => backup.Table))
            foreach (var (arn, verdict) in (situation with { Backups = [.. table] }).Verdicts())
                Assert.Equal(together[arn], verdict);
    });

    [Fact]
    public void A_backup_that_was_listed_twice_counts_once() => Hold(situation =>
    {
        var once = situation.Verdicts();
        var twice = situation with { Backups = [.. situation.Backups, .. situation.Backups.Where((_, i) => i % 2 == 0)] };
        Assert.All(twice.Decide(), decision => Assert.Equal(once[decision.Backup.Arn], decision.Verdict));
    });

    [Fact]
    public void Nothing_is_an_orphan_while_the_listing_is_incomplete() => Hold(situation =>
    {
        var unknown = situation with { Context = situation.Context with { ListedTables = null } };
        Assert.DoesNotContain(
            unknown.Decide().SelectMany(decision => decision.Reasons),
            reason => reason.Kind is RetentionReasonKind.Orphan or RetentionReasonKind.ExpiredOrphan);
    });

    [Fact]
    public void Orphans_go_all_together_once_the_newest_of_the_name_has_expired_and_not_before() => Hold(situation =>
    {
        var orphans = situation.Decide()
            .Where(decision => situation.IsAvailableOwn(decision.Backup) && situation.IsOrphan(decision.Backup))
            .Where(decision => !situation.Policy.RulesFor(Situation.Scope, decision.Backup.Table).IsEmpty)
            .GroupBy(decision => decision.Backup.Table);
        foreach (var table in orphans)
        {
            var age = situation.Now - table.Max(decision => decision.Backup.CreatedAt);
            var expired = situation.Context.OrphanRetention is { Ticks: >= 0 } retention && age >= retention;
            Assert.All(table, decision => Assert.Equal(expired, decision.Verdict == RetentionVerdict.Delete));
        }
    });

    [Fact]
    public void A_plain_model_that_reads_like_the_rules_decides_alike() => Hold(situation =>
    {
        foreach (var decision in situation.Decide())
            Assert.Equal(
                (decision.Backup, PlainModel.Decide(situation, decision.Backup)), (decision.Backup, decision.Verdict));
    });

    [Fact]
    public void The_laws_above_meet_every_reason()
    {
        var seen = new HashSet<RetentionReasonKind>();
        Situations.Any.Sample(situation => { seen.UnionWith(Kinds(situation)); }, iter: Cases, threads: 1);
        // The brake and the selection have their say after retention.
        Assert.Equal(Enum.GetValues<RetentionReasonKind>().Except([RetentionReasonKind.Braked, RetentionReasonKind.NotSelected]), seen.Order());
    }

    private static void Hold(Action<Situation> law) =>
        Situations.Any.Sample(law, iter: Cases, print: situation => situation.Print());

    private static string Print((Situation Situation, int) input) => input.Situation.Print();

    private static bool MayLose(Situation situation, Backup[] group) =>
        situation.HoldsRun(group)
        && !situation.IsOrphan(group[0])
        && !situation.Policy.RulesFor(Situation.Scope, group[0].Table).IsEmpty;

    private static IEnumerable<Backup> Deleted(Situation situation) =>
        situation.Decide().Where(decision => decision.Verdict == RetentionVerdict.Delete).Select(decision => decision.Backup);

    private static IEnumerable<RetentionReasonKind> Kinds(Situation situation) =>
        situation.Decide().SelectMany(decision => decision.Reasons).Select(reason => reason.Kind);

    private static string[] Lines(Situation situation) =>
        [.. situation.Decide().Select(decision => $"{decision.Backup.Arn} {decision.Verdict} {decision.Why}").Order(StringComparer.Ordinal)];

    private static Backup[] Shuffled(IEnumerable<Backup> backups, int seed)
    {
        var copy = backups.ToArray();
        new Random(seed).Shuffle(copy);
        return copy;
    }
}
