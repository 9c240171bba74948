using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Retention;
using BackupScheduler.Core.Tables;
using CsCheck;

namespace BackupScheduler.Core.Tests.Retention;

public sealed class RetentionBrakeTests
{
    [Fact]
    public void The_oldest_go_and_the_rest_say_why_they_stay()
    {
        var context = new RetentionContext(Situation.Scope, TwoYears.Run, TwoYears.Naming);
        var orders = TwoYears.Backups.Where(backup => backup.TableId is "orders-1" or "users-2").ToArray();
        var decisions = RetentionPolicy.Apply(orders, RetentionPolicy.KeepingLast(2), context, TwoYears.Now);

        var braked = RetentionBrake.Apply(decisions, 3);

        Assert.Equal(
            ["2024-12-07", "2024-12-16", "2024-12-24", "2026-11-19", "2026-11-20"],
            braked.Decisions.Where(decision => decision.Verdict == RetentionVerdict.Delete)
                .Select(decision => $"{decision.Backup.CreatedAt:yyyy-MM-dd}").Order());
        Assert.Equal(TableName.Parse("Orders"), Assert.Single(braked.BrakedByTable).Key);
        Assert.Equal(braked.Decisions.Count(IsBraked), braked.Braked);
        Assert.Equal(
            "braked: at most 3 deletions of a table at a time, no rule keeps it",
            braked.Decisions.First(decision => IsBraked(decision) && decision.Reasons[1].Kind == RetentionReasonKind.NoRuleKeepsIt).Why);
    }

    [Fact]
    public void It_only_ever_turns_the_newest_deletions_of_a_table_into_keep() =>
        Gen.Select(Situations.Any, Gen.Int[0, 4]).Sample((situation, most) =>
        {
            var before = situation.Decide();
            var result = RetentionBrake.Apply(before, most);
            Assert.Equal(before.Select(decision => decision.Backup), result.Decisions.Select(decision => decision.Backup));
            var deletions = before.Where(decision => decision.Verdict == RetentionVerdict.Delete).Select(decision => decision.Backup);
            foreach (var table in deletions.GroupBy(backup => backup.Table))
            {
                var passing = Situation.NewestFirst(table).Reverse().Take(most).ToHashSet();
                var passed = result.Decisions.Where(decision => decision.Verdict == RetentionVerdict.Delete && decision.Backup.Table == table.Key);
                Assert.Equal(passing, passed.Select(decision => decision.Backup).ToHashSet());
                Assert.Equal(table.Count() - passing.Count, result.BrakedByTable.GetValueOrDefault(table.Key));
            }
            Assert.All(before.Zip(result.Decisions), pair => Assert.True(pair.First == pair.Second || IsBraked(pair.Second)));
            Assert.DoesNotContain(0, result.BrakedByTable.Values);
        }, iter: 2_000);

    [Fact]
    public void A_backup_that_was_listed_twice_is_one_deletion()
    {
        var backups = Enumerable.Range(1, 4).Select(day => new Backup(
            $"arn/{day}", "x", TableName.Parse("Orders"), null, new DateTimeOffset(2026, 1, day, 0, 0, 0, TimeSpan.Zero), BackupStatus.Available));
        var deletions = backups.SelectMany(backup => Enumerable.Repeat(
            new RetentionDecision(backup, RetentionVerdict.Delete, [new RetentionReason(RetentionReasonKind.NoRuleKeepsIt)]), 2));

        var result = RetentionBrake.Apply([.. deletions], 3);

        Assert.Equal(6, result.Decisions.Count(decision => decision.Verdict == RetentionVerdict.Delete));
        Assert.Equal(1, result.Braked);
    }

    [Fact]
    public void A_negative_brake_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RetentionBrake.Apply([], -1));

    private static bool IsBraked(RetentionDecision decision) =>
        decision.Verdict == RetentionVerdict.Keep && decision.Reasons[0].Kind == RetentionReasonKind.Braked;
}
