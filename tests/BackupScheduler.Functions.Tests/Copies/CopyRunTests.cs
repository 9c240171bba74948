using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Copies;

/// <summary>What a run does about copies: the review sends them once, whatever becomes of the backups.</summary>
public sealed class CopyRunTests
{
    [Fact]
    public void A_whole_run_backs_up_copies_and_confirms_every_selected_table()
    {
        var world = World(3, ("TABLES_EXCLUDE", "Table2"));
        world.RunToTheEnd(Tests.World.Run);
        Assert.Equal((2, 2, 2, 0), (world[Metric.Verified], world[Metric.CopiesBegun], world[Metric.CopiesConfirmed], world[Metric.NotCopied]));
        world.RunToTheEnd(Items.DaysBefore(-1));
        Assert.Equal(4, world[Metric.CopiesConfirmed]);
        Assert.Empty(world.Queues.Letters);
    }

    [Fact]
    public void Without_a_vault_nothing_is_copied()
    {
        var world = new World();
        world.Account.AddTables("Orders");
        world.RunToTheEnd(Tests.World.Run);
        Assert.Equal((0, 0), (world[Metric.CopiesBegun], world.Wire.Count(Operation.ListExports)));
    }

    [Fact]
    public void Copies_are_sent_by_the_first_look_alone_at_their_own_pace_and_then_what_confirms_them()
    {
        var world = World(10, ("COPY_RATE", "2"));
        world.ScheduleTables(Items.Review);
        var copies = world.Queues.Sent.Where(sent => sent.Item is CopyTable).ToList();
        Assert.Equal([0, 0, 1, 1, 2, 2, 3, 3, 4, 4], copies.Select(sent => sent.Delay.TotalSeconds));
        Assert.All(copies, sent => Assert.Equal(WorkQueue.Tables, sent.Queue));
        Assert.Equal(900, Assert.Single(world.Queues.Sent, sent => sent.Item is ConfirmCopies).Delay.TotalSeconds);
        world.Queues.Take();
        world.ScheduleTables(Items.Review with { Look = 2 });
        Assert.DoesNotContain(world.Queues.Sent, sent => sent.Item is CopyTable or ConfirmCopies);
    }

    [Fact]
    public void A_backup_that_fails_does_not_take_the_copy_along_nor_the_other_way_round()
    {
        var world = World(2);
        world.Wire.Fail(Operation.CreateBackup, FailureKind.AccessDenied, applies: call => call.Subject == "Table0");
        world.Wire.Fail(Operation.BeginExport, FailureKind.AccessDenied, applies: call => call.Subject == "Table1");
        world.RunToTheEnd(Tests.World.Run);
        Assert.Equal((1, 1), (world[Metric.Verified], world[Metric.CopiesConfirmed]));
        Assert.Contains(world.Queues.Letters, letter => letter.Item is CopyTable { Table.Value: "Table1" });
    }

    [Fact]
    public void Each_part_of_a_review_copies_its_own_tables()
    {
        var world = World(6, ("REVIEW_PAGE_LIMIT", "1"));
        for (var i = 0; i < 150; i++) world.Account.AddOwn($"Table{i % 6}", Items.DaysBefore(i / 6));
        world.ScheduleTables(Items.Review);
        Assert.DoesNotContain(world.Queues.Sent, sent => sent.Item is CopyTable);
        world.DeliverAll();
        Assert.Equal(6, world[Metric.CopiesBegun]);
    }

    [Fact]
    public void A_review_cut_by_its_deletions_copies_each_table_once_and_looks_after_each_part()
    {
        var world = World(70, ("BACKUP_RETENTION", "1"), ("DELETE_RATE", "0.1"));
        for (var i = 0; i < 350; i++) world.Account.AddOwn($"Table{i % 70}", Items.DaysBefore(i / 70));
        var sent = new List<SentItem>();
        for (WorkItem? next = Items.Review; next is ReviewAccount { Look: 1 }; next = sent.Last(one => one.Item is ReviewAccount).Item)
        {
            world.ScheduleTables(next);
            sent.AddRange(world.Queues.Take());
        }

        var copied = sent.Select(one => one.Item).OfType<CopyTable>().Select(copy => copy.Table.Value).ToList();
        Assert.Equal((70, 70, 3), (copied.Count, copied.Distinct().Count(), sent.Count(one => one.Item is ConfirmCopies)));
    }

    [Fact]
    public void A_look_that_comes_again_sends_them_again_though_it_prunes_nothing()
    {
        var world = World(2);
        world.ScheduleTables(Items.Review, receive: 2);
        Assert.Equal((2, 1), (world.Queues.Items<CopyTable>().Count, world.Queues.Items<ConfirmCopies>().Count));
    }

    [Fact]
    public void A_table_that_a_later_run_has_backed_up_is_left_to_that_run()
    {
        var world = World(2);
        world.Account.AddOwn("Table1", Items.DaysBefore(-1));
        world.ScheduleTables(Items.Review);
        Assert.Equal("Table0", Assert.Single(world.Queues.Items<CopyTable>()).Table.Value);
    }

    [Fact]
    public void More_tables_than_the_longest_delay_holds_come_at_its_end()
    {
        var world = World(120, ("COPY_RATE", "0.1"));
        world.ScheduleTables(Items.Review);
        var delays = world.Queues.Sent.Where(sent => sent.Item is CopyTable).Select(sent => sent.Delay.TotalSeconds).ToList();
        Assert.Equal((0, 10, 900, 900), (delays[0], delays[1], delays[90], delays[119]));
    }

    [Fact]
    public void The_vault_s_own_tables_are_backed_up_and_not_copied()
    {
        var world = Vaults.World();
        var scope = new TableScope(Core.Accounts.AccountId.Parse(Vaults.Account), Tests.World.Scope.Region);
        world.Accounts[scope].AddTables("Orders");
        world.ScheduleTables(Items.BackUpAccount with { Account = scope.Account });
        world.DeliverAll();
        Assert.Equal((1, 1, 0), (world[Metric.Verified], world[Metric.NotCopied], world[Metric.CopiesBegun]));
        Assert.Empty(world.Queues.Letters);
    }

    [Fact]
    public void A_run_that_names_tables_copies_those()
    {
        var world = World(3);
        Assert.True(TablePattern.TryParse("Table1", out var pattern));
        world.ScheduleTables(Items.Review with { AdHoc = true, Tables = [pattern!] });
        Assert.Equal("Table1", Assert.Single(world.Queues.Items<CopyTable>()).Table.Value);
    }

    [Fact]
    public void An_overtaken_review_copies_nothing()
    {
        var world = World(3);
        world.Time.Advance(TimeSpan.FromHours(25));
        world.ScheduleTables(Items.Review);
        Assert.Empty(world.Queues.Items<CopyTable>());
    }

    [Fact]
    public void Thirty_runs_with_failures_leave_a_chain_that_reaches_the_last_one()
    {
        var world = World(1, ("VAULT_FULL_EVERY_DAYS", "7"));
        world.Exports.FailsWith = export => export.To.DayOfYear % 5 == 0 ? ("InternalServerError", "passing") : null;
        for (var day = 0; day < 30; day++) world.RunToTheEnd(Items.DaysBefore(-day));
        world.Exports.FailsWith = _ => null;
        world.RunToTheEnd(Items.DaysBefore(-30));
        var chain = CopyChain.Newest(world.Catalogue().In(CopyState.Confirmed));
        Assert.Equal(Items.DaysBefore(-30).Time, chain!.Reach);
        Assert.Equal(world[Metric.CopiesFailed], world.Queues.Letters.Count);
    }

    private static World World(int tables, params (string Name, string Value)[] more)
    {
        var world = Vaults.World(more);
        for (var i = 0; i < tables; i++)
        {
            world.Account.AddTables($"Table{i}");
            world.Exports.AddTable($"Table{i}", $"id-{i}", Tests.World.Run.Time.AddDays(-1));
        }

        return world;
    }
}
