using System.Text;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;
using CsCheck;
using static BackupScheduler.Core.Tests.Status.ScopeSituations;

namespace BackupScheduler.Core.Tests.Status;

public sealed class ScopeReviewLawTests
{
    [Fact]
    public void The_order_of_the_facts_does_not_matter() =>
        Gen.Select(Any, Gen.Int).Sample((facts, seed) =>
        {
            var random = new Random(seed);
            var shuffled = facts with
            {
                Tables = [.. facts.Tables.OrderBy(_ => random.Next())],
                Backups = [.. facts.Backups.OrderBy(_ => random.Next())],
            };
            Assert.Equal(Describe(Judge(facts)), Describe(Judge(shuffled)));
        });

    [Fact]
    public void A_newer_own_backup_that_is_AVAILABLE_makes_no_table_worse() =>
        Gen.Select(Any, Gen.Int[0, 48]).Sample((facts, hours) =>
        {
            var before = Judge(facts).Tables.ToDictionary(table => table.Table.Table);
            foreach (var table in facts.Tables)
            {
                var newest = before[table].NewestAt ?? DateTimeOffset.MinValue;
                var at = Now.AddHours(-hours);
                if (at <= newest) continue;
                var after = Judge(facts with { Backups = [.. facts.Backups, Own(table, at)] }).Tables.ToDictionary(row => row.Table.Table);
                Assert.True(after[table].Health <= before[table].Health, $"{table}: {before[table].Health} became {after[table].Health}");
                foreach (var other in facts.Tables.Where(other => other != table)) Assert.Equal(before[other], after[other]);
            }
        });

    [Fact]
    public void Each_listed_table_stands_there_once_and_of_the_others_those_with_backups_of_ours() =>
        Any.Sample(facts =>
        {
            var rows = Judge(facts).Tables;
            Assert.Equal(rows.Count, rows.Select(row => row.Table.Table).Distinct().Count());
            Assert.Empty(facts.Tables.Except(rows.Select(row => row.Table.Table)));
            Assert.All(rows, row => Assert.Equal(row.Health == TableHealth.Gone, !facts.Tables.Contains(row.Table.Table)));
            Assert.Equal(
                Left(facts).Where(backup => Origin(backup) is BackupOrigin.Own or BackupOrigin.Adopted).Select(backup => backup.Table).Except(facts.Tables).Order(),
                rows.Where(row => row.Health == TableHealth.Gone).Select(row => row.Table.Table).Order());
        });

    [Fact]
    public void The_counts_add_up_to_what_was_listed() =>
        Any.Sample(facts =>
        {
            var (status, left) = (Judge(facts), Left(facts));
            var rows = status.Tables;
            int Of(BackupOrigin origin) => left.Count(backup => Origin(backup) == origin);
            Assert.Equal(Of(BackupOrigin.Foreign), rows.Sum(row => row.Foreign) + status.Others.Foreign);
            Assert.Equal(Of(BackupOrigin.System), rows.Sum(row => row.System) + status.Others.System);
            Assert.Equal(Of(BackupOrigin.AwsBackup), rows.Sum(row => row.AwsBackup) + status.Others.AwsBackup);
            Assert.Equal(
                left.Count(backup => backup.Status == BackupStatus.Available && Origin(backup) is (BackupOrigin.Own or BackupOrigin.Adopted)),
                rows.Sum(row => row.Retained));
            var billed = left.Where(backup => backup.Status == BackupStatus.Available && Origin(backup) != BackupOrigin.System).ToList();
            Assert.Equal(billed.Sum(backup => backup.SizeBytes ?? 0), rows.Sum(row => row.AllBytes) + status.Others.Bytes);
            Assert.Equal(rows.Count, Enum.GetValues<TableHealth>().Sum(status.Count));
        });

    [Fact]
    public void Backups_that_are_not_ours_protect_nothing() =>
        Any.Sample(facts =>
        {
            var own = facts with { Backups = [.. facts.Backups.Where(backup => Origin(backup) == BackupOrigin.Own)] };
            var alone = Judge(own).Tables.ToDictionary(row => row.Table.Table, row => row.Health);
            Assert.All(Judge(facts).Tables.Where(row => row.Health != TableHealth.Gone), row => Assert.Equal(alone[row.Table.Table], row.Health));
        });

    [Fact]
    public void The_days_follow_each_other_up_to_today_and_no_day_has_more_backups_than_tables() =>
        Any.Sample(facts =>
        {
            var status = Judge(facts);
            if (status.Days.Count == 0)
            {
                Assert.DoesNotContain(status.Tables, row => row.IsSelected && row.NewestAt is not null);
                return;
            }

            var today = DateOnly.FromDateTime(Now.UtcDateTime);
            Assert.Equal(Enumerable.Range(0, status.Days.Count).Select(back => today.AddDays(-back)).Reverse(), status.Days.Select(day => day.Day));
            Assert.InRange(status.Days.Count, 1, 90);
            Assert.All(status.Days, day => Assert.InRange(day.BackedUp, 0, day.Selected));
            Assert.Equal(status.Tables.Count(row => row.IsSelected && row.OldestAt is not null), status.Days[^1].Selected);
        });

    [Fact]
    public void The_worst_comes_first() =>
        Any.Sample(facts =>
        {
            var healths = Judge(facts).Tables.Select(row => row.Health).ToList();
            Assert.Equal(healths.OrderDescending(), healths);
        });

    private static ScopeStatus Judge(ScopeFacts facts) => ScopeReview.Judge(facts, Rules, Now);

    private static BackupOrigin Origin(Backup backup) => BackupOrigins.Of(backup, Rules.Naming);

    private static List<Backup> Left(ScopeFacts facts) =>
        [.. facts.Backups.GroupBy(backup => backup.Arn).Select(same => same.MaxBy(backup => backup.Status)!).Where(backup => backup.Status != BackupStatus.Deleted)];

    private static string Describe(ScopeStatus status)
    {
        var text = new StringBuilder();
        foreach (var row in status.Tables) text.AppendLine(row.ToString());
        foreach (var day in status.Days) text.AppendLine(day.ToString());
        foreach (var run in status.Runs) text.AppendLine(run.ToString());
        return text.Append(status.Others).Append(status.Cost).ToString();
    }
}
