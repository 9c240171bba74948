using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Vault;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Copies;

/// <summary>ConfirmCopies: what counts, what is a dead letter, and when it comes again.</summary>
public sealed class ConfirmCopiesTests
{
    [Fact]
    public void A_complete_export_counts_when_the_vault_has_its_record()
    {
        var world = Copied();
        world.Wire.Fail(Operation.WriteVault, FailureKind.Transient);
        Assert.Single(world.Worker(Vaults.Confirm()));
        Assert.Equal(0, world[Metric.CopiesConfirmed]);
        world.Wire.Heal();
        Assert.Empty(world.Worker(Vaults.Confirm()));
        Assert.Equal(1, world[Metric.CopiesConfirmed]);
        Assert.Single(world.Catalogue().In(CopyState.Confirmed));
        Assert.Empty(world.Worker(Vaults.Confirm()));
        Assert.Equal(1, world[Metric.CopiesConfirmed]);
    }

    [Fact]
    public void The_record_holds_what_a_restore_needs()
    {
        var world = Copied();
        world.Worker(Vaults.Confirm());
        Assert.True(VaultPrefix.TryParse(Vaults.Orders, out var prefix));
        var text = world.Vault.Keys.Single(key => CatalogueKey.TryParse(key, out var parsed) && parsed.State == CopyState.Confirmed);
        Assert.True(CatalogueKey.TryParse(text, out var key));
        Assert.True(CatalogueJson.TryRead(key, prefix, world.Vault[text], out var record, out var error), error);
        Assert.Equal((World.Run, 7, 4096), (record.Run, record.Items, record.BilledBytes));
        Assert.Equal("id", Assert.Single(record.Table!.Keys).Name);
        Assert.Equal($"{Vaults.Orders}/AWSDynamoDB/{key.Copy.ExportId}/manifest-summary.json", record.ManifestKey);
    }

    [Fact]
    public void A_failed_export_is_one_letter_with_the_code_and_the_copy_to_do_again()
    {
        var world = Copied();
        world.Exports.FailsWith = _ => ("S3AccessDenied", "the bucket does not allow it");
        world.Worker(Vaults.Confirm());
        world.Worker(Vaults.Confirm());
        var letter = Assert.Single(world.Queues.Letters);
        Assert.Equal(("S3AccessDenied", "Worker", WorkQueue.Tables), (letter.ErrorCode, letter.Function, letter.Source));
        Assert.Contains("the bucket does not allow it", letter.ErrorMessage, StringComparison.Ordinal);
        Assert.True(WorkItemJson.TryRead(letter.Body, out var item, out _));
        Assert.Equal(Vaults.Copy("Orders"), item);
        Assert.Single(world.Catalogue().In(CopyState.Failed));
        Assert.Equal((1, 0), (world[Metric.CopiesFailed], world[Metric.CopiesConfirmed]));
    }

    [Fact]
    public void A_crash_between_letter_and_record_gives_a_second_letter_and_never_none()
    {
        var world = Copied();
        world.Exports.FailsWith = _ => ("S3AccessDenied", "no");
        world.Wire.Fail(Operation.WriteVault, FailureKind.Transient);
        Assert.Single(world.Worker(Vaults.Confirm()));
        world.Wire.Heal();
        Assert.Empty(world.Worker(Vaults.Confirm(), receive: 2));
        Assert.Equal(2, world.Queues.Letters.Count);
    }

    [Fact]
    public void It_comes_again_while_an_export_is_under_way_and_for_an_hour_in_any_case()
    {
        var world = Copied();
        world.Exports.Takes = TimeSpan.FromHours(3);
        world.Exports.AddTable("Large", "id-9", World.Run.Time.AddDays(-1));
        world.Worker(Vaults.Copy("Large"));
        world.Queues.Take();
        world.Worker(Vaults.Confirm());
        var again = Assert.Single(world.Queues.Take());
        Assert.Equal((WorkQueue.Tables, TimeSpan.FromMinutes(15), 1), (again.Queue, again.Delay, ((ConfirmCopies)again.Item).Hops));
        world.DeliverAll(again);
        Assert.All(world.Exports.Exports, export => Assert.Equal(ExportStatus.Completed, export.Status));
        Assert.Equal(2, world[Metric.CopiesConfirmed]);
        Assert.InRange(world.Time.GetUtcNow() - World.Run.Time, TimeSpan.FromHours(3), TimeSpan.FromHours(3.5));
    }

    [Fact]
    public void With_nothing_left_it_ends_an_hour_after_the_run()
    {
        var world = Copied();
        world.Worker(Vaults.Confirm());
        world.DeliverAll();
        Assert.InRange(world.Time.GetUtcNow() - World.Run.Time, TimeSpan.FromMinutes(55), TimeSpan.FromMinutes(80));
    }

    [Fact]
    public void Many_pages_are_read_and_an_invocation_that_ends_hands_the_rest_on()
    {
        var world = Vaults.World();
        world.Exports.PageSize = 2;
        for (var i = 0; i < 9; i++) world.Exports.AddTable($"Table{i}", $"id-{i}", World.Run.Time.AddDays(-1));
        world.Time.Advance(Vaults.AfterRun);
        for (var i = 0; i < 9; i++) world.Worker(Vaults.Copy($"Table{i}"));
        world.Time.Advance(TimeSpan.FromMinutes(10));
        world.Timeout = TimeSpan.FromMinutes(2);
        world.Wire.Latency = operation => operation == Operation.DescribeExport ? TimeSpan.FromSeconds(20) : TimeSpan.Zero;
        world.Worker(Vaults.Confirm());
        var next = Assert.Single(world.Queues.Take());
        Assert.Equal((TimeSpan.Zero, "4"), (next.Delay, ((ConfirmCopies)next.Item).After));
        world.DeliverAll(next);
        Assert.Equal(9, world[Metric.CopiesConfirmed]);
    }

    [Fact]
    public void Exports_of_others_are_left_alone()
    {
        var world = Copied();
        world.Exports.AddForeign("Orders", "elsewhere", Vaults.Orders);
        world.Exports.AddForeign("Orders", Vaults.Bucket, "reports");
        world.Exports.AddForeign("Orders", Vaults.Bucket, "999988887777/eu-west-1/Orders/id-1");
        world.Time.Advance(TimeSpan.FromMinutes(5));
        world.Worker(Vaults.Confirm());
        Assert.Single(world.Catalogue().Copies);
        Assert.Equal(1, world[Metric.CopiesConfirmed]);
        Assert.Empty(world.Queues.Letters);
    }

    [Fact]
    public void Whoever_finds_an_export_without_any_record_writes_it_down_whole()
    {
        var world = Copied();
        foreach (var key in world.Vault.Keys.ToList()) world.Vault.Remove(key);
        world.Exports.DropTable("Orders");
        world.Worker(Vaults.Confirm());
        Assert.Single(world.Catalogue().In(CopyState.Confirmed));
    }

    [Fact]
    public void After_a_hundred_looks_what_is_still_under_way_is_a_letter()
    {
        var world = Copied();
        world.Exports.Takes = TimeSpan.FromHours(30);
        world.Exports.AddTable("Large", "id-9", World.Run.Time.AddDays(-1));
        world.Worker(Vaults.Copy("Large"));
        Assert.Empty(world.Worker(Vaults.Confirm() with { Hops = WorkItem.MaxHops }));
        var letter = Assert.Single(world.Queues.Letters);
        Assert.Equal("CopiesUnfinished", letter.ErrorCode);
        // Put back, it begins anew.
        Assert.True(WorkItemJson.TryRead(letter.Body, out var item, out _));
        Assert.Equal(Vaults.Confirm(), item);
        Assert.Empty(world.Worker(Vaults.Confirm() with { Hops = WorkItem.MaxHops + 1 }));
        Assert.Equal("TooManyHops", world.Queues.Letters[^1].ErrorCode);
    }

    [Fact]
    public void After_a_hundred_looks_with_nothing_under_way_that_is_the_end()
    {
        var world = Copied();
        Assert.Empty(world.Worker(Vaults.Confirm() with { Hops = WorkItem.MaxHops }));
        Assert.Empty(world.Queues.Letters);
        Assert.Empty(world.Queues.Sent);
    }

    [Fact]
    public void What_an_earlier_part_of_the_listing_had_under_way_is_not_forgotten()
    {
        var world = Copied();
        world.Time.Advance(TimeSpan.FromHours(2));
        world.Worker(Vaults.Confirm() with { After = "0", Following = true, Hops = 3 });
        Assert.Equal(Vaults.Confirm() with { Hops = 4 }, Assert.Single(world.Queues.Sent).Item);
    }

    [Fact]
    public void Exports_of_others_are_not_waited_for()
    {
        var world = Copied();
        world.Worker(Vaults.Confirm());
        world.Time.SetUtcNow(World.Run.Time + TimeSpan.FromHours(2));
        world.Exports.AddForeign("Orders", "elsewhere", "theirs");
        world.Queues.Take();
        world.Worker(Vaults.Confirm());
        Assert.Empty(world.Queues.Sent);
    }

    [Fact]
    public void A_letter_that_cannot_be_sent_leaves_the_failure_open()
    {
        var world = Copied();
        world.Exports.FailsWith = _ => ("S3AccessDenied", "no");
        world.Wire.Fail(Operation.SendLetter, FailureKind.Transient);
        Assert.Single(world.Worker(Vaults.Confirm()));
        Assert.Empty(world.Catalogue().In(CopyState.Failed));
        world.Wire.Heal();
        Assert.Empty(world.Worker(Vaults.Confirm(), receive: 2));
        Assert.Single(world.Queues.Letters);
    }

    [Fact]
    public void A_failure_without_code_or_words_is_a_letter_that_a_queue_takes()
    {
        var world = Copied();
        world.Exports.FailsWith = _ => ("", "");
        world.Worker(Vaults.Confirm());
        var letter = Assert.Single(world.Queues.Letters);
        Assert.Equal("ExportFailed", letter.ErrorCode);
        Assert.Contains(world.Exports.Exports[0].Arn.Id, letter.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Redriving_the_letter_of_a_failed_export_copies_again_unless_the_run_is_overtaken()
    {
        var world = Copied();
        world.Exports.FailsWith = _ => ("S3AccessDenied", "no");
        world.Worker(Vaults.Confirm());
        var body = Assert.Single(world.Queues.Letters).Body;
        Assert.Empty(world.Worker(new Delivery("redriven", body, world.Time.GetUtcNow())));
        Assert.Equal([(null, 0), (null, 0)], world.Spans());
        world.Time.Advance(TimeSpan.FromHours(25));
        Assert.Empty(world.Worker(new Delivery("redriven", body, world.Time.GetUtcNow())));
        Assert.Equal((2, 1), (world.Spans().Count, world[Metric.Superseded]));
    }

    [Fact]
    public void A_record_that_cannot_be_read_is_told_and_written_anew()
    {
        var world = Copied();
        world.Vault.Put(Assert.Single(world.Vault.Keys), "{}");
        Assert.Empty(world.Worker(Vaults.Confirm()));
        Assert.Single(world.Catalogue().In(CopyState.Confirmed));
        Assert.Equal(1, world.Log.Count(4108));
    }

    [Fact]
    public void An_item_for_the_vault_s_own_account_or_without_a_vault_is_a_dead_letter()
    {
        var world = Vaults.World();
        Assert.Empty(world.Worker(Vaults.Confirm() with { Account = Core.Accounts.AccountId.Parse(Vaults.Account) }));
        var without = new World();
        Assert.Empty(without.Worker(Vaults.Confirm()));
        Assert.Equal(["MalformedItem", "NoVault"], world.Queues.Letters.Concat(without.Queues.Letters).Select(letter => letter.ErrorCode));
    }

    [Fact]
    public void A_run_that_is_overtaken_is_followed_no_more()
    {
        var world = Copied();
        world.Time.Advance(TimeSpan.FromHours(25));
        Assert.Empty(world.Worker(Vaults.Confirm()));
        Assert.Equal((1, 0), (world[Metric.Superseded], world[Metric.CopiesConfirmed]));
        Assert.Empty(world.Queues.Sent);
    }

    private static World Copied()
    {
        var world = Vaults.WithOrders();
        world.Worker(Vaults.Copy("Orders"));
        world.Time.Advance(TimeSpan.FromMinutes(5));
        return world;
    }
}
