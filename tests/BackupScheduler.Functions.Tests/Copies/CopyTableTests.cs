using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Vault;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Copies;

/// <summary>CopyTable: what it begins, and what it does not begin twice.</summary>
public sealed class CopyTableTests
{
    [Fact]
    public void The_first_copy_is_full_as_of_the_run_into_the_table_s_own_prefix()
    {
        var world = Vaults.WithOrders(("VAULT_KMS_KEY_ARN", "arn:aws:kms:eu-central-1:444455556666:key/k"));
        Assert.Empty(world.Worker(Vaults.Copy("Orders")));
        var request = Assert.Single(world.Exports.Requests);
        Assert.Equal((null, World.Run.Time), (request.From, request.To));
        Assert.Equal((Vaults.Bucket, Vaults.Account, Vaults.Orders), (request.Bucket, request.BucketOwner.Value, request.Prefix));
        Assert.Equal("arn:aws:kms:eu-central-1:444455556666:key/k", request.KeyArn);
        Assert.Equal(1, world[Metric.CopiesBegun]);
        Assert.Equal($"{Vaults.Orders}/catalogue/20261122T010000Z-full-{world.Exports.Exports[0].Arn.Id}.begun.json", Assert.Single(world.Vault.Keys));
    }

    [Fact]
    public void The_record_of_its_beginning_holds_the_table_and_the_run()
    {
        var world = Vaults.WithOrders();
        world.Worker(Vaults.Copy("Orders"));
        var text = Assert.Single(world.Vault.Keys);
        Assert.True(CatalogueKey.TryParse(text, out var key) && VaultPrefix.TryParse(Vaults.Orders, out var prefix)
            && CatalogueJson.TryRead(key, prefix, world.Vault[text], out var record, out _) && record.Run == World.Run && record.Table!.TableId == "id-1");
    }

    [Fact]
    public void Windows_follow_without_a_gap_and_a_full_copy_comes_with_a_window_when_it_is_due()
    {
        var world = Vaults.WithOrders(("VAULT_FULL_EVERY_DAYS", "2"));
        foreach (var hours in new[] { 0, 24, 48, 72 }) world.CopyAfter(hours);
        Assert.Equal([(null, 0), (0, 24), (24, 48), (null, 48), (48, 72)], world.Spans());
        Assert.Equal(5, world[Metric.CopiesConfirmed]);
    }

    [Fact]
    public void A_window_of_24_hours_and_90_seconds_is_two_exports()
    {
        var world = Vaults.WithOrders();
        world.CopyAfter(0);
        world.CopyAfter(24.025);
        Assert.Equal([(null, 0), (0, 12.0125), (12.0125, 24.025)], world.Spans());
    }

    [Fact]
    public void Five_minutes_wait_for_the_next_run_which_covers_them()
    {
        var world = Vaults.WithOrders();
        world.CopyAfter(0);
        world.CopyAfter(5 / 60.0);
        Assert.Single(world.Spans());
        Assert.Equal(1, world[Metric.AlreadyCopied]);
        world.CopyAfter(1);
        Assert.Equal((0, 1), world.Spans()[^1]);
    }

    [Fact]
    public void A_failed_window_is_followed_by_a_full_copy()
    {
        var world = Vaults.WithOrders();
        world.CopyAfter(0);
        world.Exports.FailsWith = export => export.From is null ? null : ("S3AccessDenied", "not allowed");
        world.CopyAfter(24);
        world.CopyAfter(48);
        Assert.Equal([(null, 0), (0, 24), (null, 48)], world.Spans());
    }

    [Fact]
    public void A_window_that_is_missing_is_followed_by_a_full_copy()
    {
        var world = Vaults.WithOrders();
        foreach (var hours in new[] { 0, 24, 48 }) world.CopyAfter(hours);
        // Its records are gone from the vault, and DynamoDB tells of it no more.
        var lost = world.Exports.Exports[1].Arn.Id;
        foreach (var key in world.Vault.Keys.Where(key => key.Contains(lost, StringComparison.Ordinal)).ToList()) world.Vault.Remove(key);
        world.Exports.Forget(lost);
        world.CopyAfter(72);
        Assert.Equal((null, 72), world.Spans()[^1]);
    }

    [Fact]
    public void Recovery_that_was_off_and_on_again_breaks_the_chain()
    {
        var world = Vaults.WithOrders();
        world.CopyAfter(0);
        world.Exports.Recover("Orders", World.Run.Time.AddHours(20));
        world.CopyAfter(24);
        Assert.Equal([(null, 0), (null, 24)], world.Spans());
    }

    [Fact]
    public void A_table_made_anew_is_copied_in_full_below_another_prefix()
    {
        var world = Vaults.WithOrders();
        world.CopyAfter(0);
        world.Exports.AddTable("Orders", "id-2", World.Run.Time.AddHours(10));
        world.CopyAfter(24);
        Assert.Equal((null, 24), world.Spans()[^1]);
        Assert.Equal("111122223333/eu-west-1/Orders/id-2", world.Exports.Requests[^1].Prefix);
    }

    [Fact]
    public void Recovery_is_switched_on_and_the_copy_follows_when_the_item_comes_again()
    {
        var world = Vaults.World();
        world.Exports.AddTable("Orders", "id-1");
        world.Time.Advance(Vaults.AfterRun);
        var delivery = Delivery.Of(Vaults.Copy("Orders"), world.Time.GetUtcNow());
        Assert.Single(world.Worker(delivery));
        Assert.Equal((1, 1), (world[Metric.RecoveryEnabled], world.Wire.Count(Operation.EnableRecovery)));
        Assert.Empty(world.Exports.Requests);
        Assert.Empty(world.Queues.Letters);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(world.Worker(Vaults.Copy("Orders"), receive: 2));
        Assert.True(Assert.Single(world.Exports.Requests).To > World.Run.Time);
        Assert.Equal(1, world.Wire.Count(Operation.EnableRecovery));
    }

    [Fact]
    public void Without_permission_to_switch_recovery_on_the_table_is_reported_as_not_copied()
    {
        var world = Vaults.World(("ENABLE_PITR", "false"));
        world.Exports.AddTable("Orders", "id-1");
        Assert.Empty(world.Worker(Vaults.Copy("Orders")));
        Assert.Equal((1, 0, 0), (world[Metric.NotCopied], world.Wire.Count(Operation.EnableRecovery), world.Wire.Count(Operation.BeginExport)));
        Assert.Contains(world.Log.Lines, line => line.Line.Contains("not copied to the vault: point-in-time recovery is off", StringComparison.Ordinal));
        Assert.Empty(world.Queues.Letters);
    }

    [Fact]
    public void What_cannot_be_exported_up_to_the_run_yet_comes_again()
    {
        var world = Vaults.World();
        world.Exports.AddTable("Orders", "id-1", World.Run.Time.AddDays(-1));
        world.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Single(world.Worker(Vaults.Copy("Orders")));
        Assert.Equal((0, 1), (world[Metric.CopiesBegun], world[Metric.Retried]));
    }

    [Theory]
    [InlineData(FailureKind.Throttled, "LimitExceededException")]
    [InlineData(FailureKind.Transient, "PointInTimeRecoveryUnavailableException")]
    public void Too_many_exports_at_once_wait(FailureKind kind, string code)
    {
        var world = Vaults.WithOrders();
        world.Wire.Fail(Operation.BeginExport, kind, code);
        Assert.Single(world.Worker(Vaults.Copy("Orders"), receive: 40));
        Assert.Empty(world.Queues.Letters);
        world.Wire.Heal();
        Assert.Empty(world.Worker(Vaults.Copy("Orders"), receive: 41));
        Assert.Single(world.Exports.Requests);
    }

    [Fact]
    public void A_second_delivery_begins_nothing_twice()
    {
        var world = Vaults.WithOrders();
        world.Worker(Vaults.Copy("Orders"));
        world.Worker(Vaults.Copy("Orders"), receive: 2);
        Assert.Single(world.Exports.Requests);
        Assert.Equal(1, world.Wire.Count(Operation.BeginExport));
    }

    [Fact]
    public void A_crash_between_an_export_and_its_record_is_mended_by_the_next_delivery()
    {
        var world = Vaults.WithOrders();
        world.Wire.Fail(Operation.WriteVault, FailureKind.Transient);
        Assert.Single(world.Worker(Vaults.Copy("Orders")));
        Assert.Empty(world.Vault.Keys);
        world.Wire.Heal();
        Assert.Empty(world.Worker(Vaults.Copy("Orders"), receive: 2));
        Assert.Single(world.Exports.Requests);
        Assert.Single(world.Vault.KeysEnding(".begun.json"));
    }

    [Fact]
    public void A_crash_between_two_windows_begins_the_other_one_only()
    {
        var world = Vaults.WithOrders();
        world.CopyAfter(0);
        world.Time.SetUtcNow(World.Run.Time.AddHours(40) + Vaults.AfterRun);
        var begins = world.Wire.Count(Operation.BeginExport);
        world.Wire.Fail(Operation.BeginExport, FailureKind.Transient, applies: call => call.Number == begins + 2);
        var run = Core.Runs.RunId.At(World.Run.Time.AddHours(40));
        Assert.Single(world.Worker(Vaults.Copy("Orders", run)));
        world.Wire.Heal();
        Assert.Empty(world.Worker(Vaults.Copy("Orders", run), receive: 2));
        Assert.Equal([(null, 0), (0, 20), (20, 40)], world.Spans());
    }

    [Fact]
    public void What_an_earlier_run_left_open_is_settled_by_the_next_one()
    {
        var world = Vaults.WithOrders();
        world.CopyAfter(0, confirm: false);
        world.CopyAfter(24, confirm: false);
        Assert.Equal(1, world[Metric.CopiesConfirmed]);
        Assert.Equal([(null, 0), (0, 24)], world.Spans());
    }

    [Fact]
    public void A_copy_that_failed_is_tried_again_in_the_same_run_under_another_token()
    {
        var world = Vaults.WithOrders();
        world.Exports.FailsWith = _ => ("S3AccessDenied", "not allowed");
        world.Worker(Vaults.Copy("Orders"));
        world.Time.Advance(TimeSpan.FromMinutes(5));
        world.Worker(Vaults.Copy("Orders"));
        Assert.Equal(2, world.Exports.Requests.Select(request => request.Token).Distinct().Count());
        Assert.Equal([(null, 0), (null, 0)], world.Spans());
    }

    [Fact]
    public void An_export_that_listings_do_not_show_yet_is_not_begun_twice_either()
    {
        var world = Vaults.WithOrders();
        world.Exports.ListingPause = TimeSpan.FromHours(1);
        world.Wire.Fail(Operation.WriteVault, FailureKind.Transient);
        Assert.Single(world.Worker(Vaults.Copy("Orders")));
        world.Wire.Heal();
        Assert.Empty(world.Worker(Vaults.Copy("Orders"), receive: 2));
        Assert.Equal((2, 1), (world.Wire.Count(Operation.BeginExport), world.Spans().Count));
        Assert.Single(world.Vault.KeysEnding(".begun.json"));
    }

    [Fact]
    public void An_answer_that_is_lost_costs_no_second_export()
    {
        var world = Vaults.WithOrders();
        world.Exports.LostAnswers = 1;
        Assert.Single(world.Worker(Vaults.Copy("Orders")));
        Assert.Empty(world.Worker(Vaults.Copy("Orders"), receive: 2));
        Assert.Single(world.Spans());
        Assert.Single(world.Vault.KeysEnding(".begun.json"));
    }

    [Fact]
    public void Many_exports_of_others_do_not_hide_what_became_of_ours()
    {
        var world = Vaults.WithOrders();
        world.Worker(Vaults.Copy("Orders"));
        world.Time.Advance(TimeSpan.FromMinutes(5));
        for (var i = 0; i < 60; i++) world.Exports.AddForeign("Orders", "elsewhere", "theirs");
        Assert.Empty(world.Worker(Vaults.Copy("Orders")));
        Assert.Equal((1, 1), (world[Metric.CopiesConfirmed], world[Metric.CopiesBegun]));
    }

    [Fact]
    public void Old_exports_of_others_cost_no_call()
    {
        var world = Vaults.WithOrders();
        for (var i = 0; i < 20; i++) world.Exports.AddForeign("Orders", "elsewhere", "theirs");
        world.CopyAfter(72);
        var before = world.Wire.Count(Operation.DescribeExport);
        world.Time.SetUtcNow(World.Run.Time.AddHours(96) + Vaults.AfterRun);
        world.Worker(Vaults.Copy("Orders", Core.Runs.RunId.At(World.Run.Time.AddHours(96))));
        Assert.Equal(before, world.Wire.Count(Operation.DescribeExport));
    }

    [Fact]
    public void An_export_that_DynamoDB_knows_no_more_is_a_letter_and_copied_anew()
    {
        var world = Vaults.WithOrders();
        world.Worker(Vaults.Copy("Orders"));
        world.Exports.Forget(world.Exports.Exports[0].Arn.Id);
        Assert.Empty(world.Worker(Vaults.Copy("Orders")));
        Assert.Empty(world.Queues.Letters);
        world.CopyAfter(48);
        var letter = Assert.Single(world.Queues.Letters);
        Assert.Equal(("ExportNotFound", Vaults.Copy("Orders")), (letter.ErrorCode, letter.Item));
        Assert.Single(world.Catalogue().In(CopyState.Failed));
        Assert.Equal([(null, 48)], world.Spans());
    }

    [Fact]
    public void A_table_that_goes_between_two_windows_is_counted_once()
    {
        var world = Vaults.WithOrders();
        world.CopyAfter(0);
        var run = Core.Runs.RunId.At(World.Run.Time.AddHours(40));
        world.Time.SetUtcNow(run.Time + Vaults.AfterRun);
        world.Wire.Latency = operation =>
        {
            if (operation == Operation.BeginExport) world.Exports.DropTable("Orders");
            return TimeSpan.Zero;
        };
        Assert.Empty(world.Worker(Vaults.Copy("Orders", run)));
        Assert.Equal((1, 1), (world[Metric.TableGone], world.Wire.Count(Operation.BeginExport) - 1));
    }

    [Fact]
    public void What_waits_for_ever_is_a_letter_after_six_hours()
    {
        var world = Vaults.WithOrders();
        world.Exports.Lag = TimeSpan.FromHours(10);
        var sentAt = world.Time.GetUtcNow();
        world.Time.Advance(TimeSpan.FromHours(6));
        Assert.Empty(world.Worker(Delivery.Of(Vaults.Copy("Orders"), sentAt, receive: 9)));
        Assert.Equal("NotExportableYet", Assert.Single(world.Queues.Letters).ErrorCode);
    }

    [Fact]
    public void An_account_that_nobody_knows_ends_at_its_role()
    {
        var world = Vaults.WithOrders();
        world.Wire.Fail(Operation.AssumeRole, FailureKind.RoleUnavailable, "AssumeRoleFailed");
        Assert.Empty(world.Worker(Vaults.Copy("Orders") with { Account = Core.Accounts.AccountId.Parse("000000000000") }));
        Assert.Equal("AssumeRoleFailed", Assert.Single(world.Queues.Letters).ErrorCode);
    }

    [Fact]
    public void A_vault_that_refuses_is_a_letter_and_nothing_is_begun()
    {
        var world = Vaults.WithOrders();
        world.Wire.Fail(Operation.ListVault, FailureKind.AccessDenied, "AccessDenied");
        Assert.Empty(world.Worker(Vaults.Copy("Orders")));
        Assert.Equal("AccessDenied", Assert.Single(world.Queues.Letters).ErrorCode);
        Assert.Empty(world.Spans());
    }

    [Fact]
    public void A_full_copy_that_fails_when_it_is_due_leaves_the_old_chain_going()
    {
        var world = Vaults.WithOrders(("VAULT_FULL_EVERY_DAYS", "2"));
        world.CopyAfter(0);
        world.CopyAfter(24);
        world.Exports.FailsWith = export => export.From is null && export.To == World.Run.Time.AddHours(48) ? ("InternalError", "so it is") : null;
        world.CopyAfter(48);
        world.CopyAfter(72);
        Assert.Equal([(24, 48), (null, 48), (48, 72), (null, 72)], world.Spans().Skip(2));
    }

    [Fact]
    public void A_table_that_is_gone_is_done()
    {
        var world = Vaults.World();
        Assert.Empty(world.Worker(Vaults.Copy("Gone")));
        Assert.Equal(1, world[Metric.TableGone]);
        Assert.Empty(world.Queues.Letters);
    }

    [Fact]
    public void A_run_that_is_overtaken_copies_nothing()
    {
        var world = Vaults.WithOrders();
        world.Time.Advance(TimeSpan.FromHours(25));
        Assert.Empty(world.Worker(Vaults.Copy("Orders")));
        Assert.Equal((1, 0), (world[Metric.Superseded], world.Wire.Count(Operation.FindRecovery)));
    }

    [Fact]
    public void An_item_for_the_vault_s_own_account_or_without_a_vault_is_a_dead_letter()
    {
        var world = Vaults.World();
        Assert.Empty(world.Worker(Vaults.Copy("Orders") with { Account = Core.Accounts.AccountId.Parse(Vaults.Account) }));
        Assert.Equal("MalformedItem", Assert.Single(world.Queues.Letters).ErrorCode);
        var without = new World();
        Assert.Empty(without.Worker(Vaults.Copy("Orders")));
        Assert.Equal("NoVault", Assert.Single(without.Queues.Letters).ErrorCode);
        Assert.Empty(world.Exports.Requests);
    }

    [Fact]
    public void A_table_whose_id_does_not_fit_a_key_is_no_crash()
    {
        var world = Vaults.World();
        world.Exports.AddTable("Orders", "../../somewhere", World.Run.Time.AddDays(-1));
        world.Time.Advance(Vaults.AfterRun);
        Assert.Empty(world.Worker(Vaults.Copy("Orders"), receive: 5));
        Assert.Contains("TableId", Assert.Single(world.Queues.Letters).ErrorMessage, StringComparison.Ordinal);
        Assert.Empty(world.Vault.Keys);
    }
}
