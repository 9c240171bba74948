using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Retention;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;
using static BackupScheduler.Core.Tests.Status.ScopeSituations;

namespace BackupScheduler.Core.Tests.Status;

public sealed class BackupOutlookTests
{
    private static readonly TableName s_orders = TableName.Parse("Orders");

    private static readonly ReviewRules s_rules = new(TableSelection.Everything, Rules.Naming, RetentionPolicy.KeepingLast(3), MaxDeletionsPerTable: 1, OrphanRetention: null);

    private static readonly Backup[] s_backups =
    [
        .. Enumerable.Range(1, 4).Select(day => Own(s_orders, Now.AddDays(-day), day)),
        Own(s_orders, Now.AddDays(-9), 9) with { Name = "somebody's" },
        Own(s_orders, Now.AddDays(-10), 10) with { Kind = BackupKind.System },
        Own(s_orders, Now.AddDays(-11), 11) with { Kind = BackupKind.AwsBackup },
    ];

    [Fact]
    public void Each_backup_has_the_verdict_that_the_next_run_s_review_gives_it() => Assert.Equal(
        [
            (BackupOrigin.Own, RetentionVerdict.Keep, "last 2 of 3"),
            (BackupOrigin.Own, RetentionVerdict.Keep, "last 3 of 3"),
            (BackupOrigin.Own, RetentionVerdict.Keep, "braked: at most 1 deletions of a table at a time, no rule keeps it"),
            (BackupOrigin.Own, RetentionVerdict.Delete, "no rule keeps it"),
            (BackupOrigin.Foreign, RetentionVerdict.Ignore, "foreign"),
            (BackupOrigin.System, RetentionVerdict.Ignore, "made by DynamoDB when the table was deleted: AWS removes it after 35 days"),
            (BackupOrigin.AwsBackup, RetentionVerdict.Ignore, "a recovery point of AWS Backup: its own plan decides"),
        ],
        Of(mayPrune: true).Select(detail => (detail.Origin, detail.Verdict, detail.Why)));

    [Fact]
    public void The_verdicts_are_those_of_the_forecast()
    {
        var facts = Facts();
        var rows = RunForecast.Decide(facts, new Dictionary<TableName, string?> { [s_orders] = "id-1" }, s_rules, prune: true, Now);
        Assert.Equal(
            rows.SelectMany(row => row.Deletions).Select(decision => decision.Backup.Arn),
            Of(mayPrune: true).Where(detail => detail.Verdict == RetentionVerdict.Delete).Select(detail => detail.Backup.Arn));
    }

    [Fact]
    public void Nothing_is_said_to_go_where_too_little_is_known() =>
        Assert.DoesNotContain(Of(mayPrune: false), detail => detail.Verdict == RetentionVerdict.Delete);

    [Fact]
    public void A_table_that_is_gone_keeps_its_backups() => Assert.All(
        BackupOutlook.Of(Facts() with { Tables = [] }, id: null, s_rules, mayPrune: true, Now).Where(detail => detail.Origin == BackupOrigin.Own),
        detail => Assert.Equal((RetentionVerdict.Keep, "orphan"), (detail.Verdict, detail.Why)));

    private static IReadOnlyList<BackupDetail> Of(bool mayPrune) => BackupOutlook.Of(Facts(), "id-1", s_rules, mayPrune, Now);

    private static ReviewFacts Facts() => new(Scope, RunId.At(Now), [s_orders], TablesAreComplete: true, s_backups);
}
