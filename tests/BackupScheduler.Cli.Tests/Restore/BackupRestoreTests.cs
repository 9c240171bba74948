using System.Text.Json.Nodes;
using BackupScheduler.Cli.Demo;
using BackupScheduler.Cli.Restore;
using BackupScheduler.Cli.Tests.Run;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Tests.Restore;

/// <summary><c>restore</c> from on-demand backups.</summary>
[Collection(RunCollection.Name)]
public sealed class BackupRestoreTests(RunWorld world) : RestoreDriver(world)
{
    private static readonly DateTimeOffset s_now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());

    private static RunId Run(int hoursAgo) => RunId.At(s_now.AddHours(-hoursAgo));

    [Theory]
    [InlineData("latest", "second")]
    [InlineData("run", "first")]
    [InlineData("at", "first")]
    public async Task The_backup_that_is_asked_for(string point, string expected)
    {
        await SeedAsync();
        var options = Options with
        {
            Point = point switch
            {
                "run" => new RestorePoint.OfRun(Run(5)),
                "at" => new RestorePoint.At(s_now.AddHours(-4)),
                _ => new RestorePoint.Latest(),
            },
        };
        var outcome = await RestoreAsync(options);

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Equal(Sorted([Item("one", expected)]), await ItemsAsync(Source, "Orders-restored"));
        Assert.StartsWith("restored table Orders-restored in 111122223333/us-east-1 as of ", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain((await TagsAsync(Source, "Orders-restored")).Keys, key => key.StartsWith("backup-scheduler:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Foreign_backups_are_not_restored_and_the_line_tells_what_there_is()
    {
        await Tables.CreateAsync(Source, "Orders");
        await Tables.BackUpAsync(Source, "Orders", "somebody-elses");
        var none = await RestoreAsync(Options);
        await Tables.BackUpAsync(Source, "Orders", DemoExpectation.NameAt(Run(1).Time));
        await AvailableAsync();
        var early = await RestoreAsync(Options with { Point = new RestorePoint.At(s_now.AddHours(-9)) });

        Assert.Equal((1, 1), (none.ExitCode, early.ExitCode));
        Assert.Equal("111122223333/us-east-1: no backup of Orders that can be restored: there is none of ours or adopted; nothing was written\n", none.Error);
        Assert.Contains($"that can be restored: there are 1, from {Run(1).Time:u} to {Run(1).Time:u}", early.Error, StringComparison.Ordinal);
        Assert.Equal(["Orders"], await World.World.Reader.TablesAsync(Source));
    }

    [Fact]
    public async Task Into_another_Region_of_the_account()
    {
        await SeedAsync();
        var outcome = await RestoreAsync(Options with { ToRegion = Region.Parse(RunWorld.OtherRegion) });

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Equal(Sorted([Item("one", "second")]), await ItemsAsync(Source with { Region = RunWorld.OtherRegion }, "Orders-restored"));
        Assert.Equal(["Orders"], await World.World.Reader.TablesAsync(Source));
    }

    [Fact]
    public async Task Not_into_another_account()
    {
        await SeedAsync();
        var outcome = await RestoreAsync(Options with { ToAccount = AccountId.Parse(Elsewhere.Account) });

        Assert.Equal((2, 0), (outcome.ExitCode, Writes()));
        Assert.Equal(
            "--to-account: given '333344445555', accepted: 111122223333 with --from backup: an on-demand backup cannot leave its account; --from vault restores into another\n", outcome.Error);
    }

    [Fact]
    public async Task What_AWS_leaves_out_is_put_back()
    {
        await SeedAsync();
        await SetEverythingAsync();
        var json = await RestoreJsonAsync(Options);

        var described = await Vault.DescribeAsync(Source, TableName.Parse("Orders-restored"));
        Assert.Equal(("expires", "NEW_AND_OLD_IMAGES", true), (described.TimeToLive, described.StreamView, described.IsDeletionProtected));
        Assert.NotNull(described.RecoveryDays);
        Assert.Equal("shop", Assert.Single(described.Tags).Value);
        Assert.Equal("liveTable", json.GetProperty("settings").GetProperty("from").GetString());
        Assert.Equal("deletion protection", json.GetProperty("settings").GetProperty("set").EnumerateArray().Last().GetString());
        Assert.Contains(json.GetProperty("settings").GetProperty("manual").EnumerateArray(), manual => manual.GetString() == "auto scaling");
    }

    [Fact]
    public async Task Where_nothing_tells_the_settings_they_are_named()
    {
        await SeedAsync();
        await Tables.DeleteAsync(Source, "Orders");
        var json = await RestoreJsonAsync(Options);

        Assert.Equal("unknown", json.GetProperty("settings").GetProperty("from").GetString());
        Assert.Contains(json.GetProperty("settings").GetProperty("manual").EnumerateArray(), manual => manual.GetString() == "time to live (not known: set by hand)");
        Assert.Equal(Sorted([Item("one", "second")]), await ItemsAsync(Source, "Orders-restored"));
    }

    [Fact]
    public async Task A_setting_that_cannot_be_set_is_told_and_the_rest_is_set_and_resuming_sets_it()
    {
        await SeedAsync();
        await SetEverythingAsync();
        Respond("UpdateTimeToLive", 1, call => LocalAws.Proxy.AwsError.AccessDenied(call), times: 1);
        var outcome = await RestoreAsync(Options);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("time to live by expires could not be set: AccessDeniedException", outcome.Error, StringComparison.Ordinal);
        Assert.True((await Vault.DescribeAsync(Source, TableName.Parse("Orders-restored"))).IsDeletionProtected);
        Assert.Contains($"--at {Run(1).Time:yyyy-MM-dd'T'HH:mm:ss'Z'} --to Orders-restored --resume", outcome.Output, StringComparison.Ordinal);
        var again = await RestoreAsync(Options with { Resume = true });
        Assert.True(again.ExitCode == 0, again.ToString());
        Assert.Equal("expires", (await Vault.DescribeAsync(Source, TableName.Parse("Orders-restored"))).TimeToLive);
        Assert.Equal(1, World.Calls.Count("RestoreTableFromBackup"));
    }

    [Fact]
    public async Task A_taken_name_is_refused_before_anything_is_done()
    {
        await SeedAsync();
        await Tables.CreateAsync(Source, "Orders-restored");
        World.Calls.Clear();
        var outcome = await RestoreAsync(Options);
        var resumed = await RestoreAsync(Options with { Resume = true });

        Assert.Equal((2, 2, 0), (outcome.ExitCode, resumed.ExitCode, Writes()));
        Assert.Equal("--to: there is a table Orders-restored in 111122223333/us-east-1 already, and an existing table is never touched\n", outcome.Error);
        Assert.Contains("was not made by this restore, and is left alone", resumed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_tells_the_plan_and_changes_nothing_and_without_a_terminal_it_wants_yes()
    {
        await SeedAsync();
        var dry = await RestoreAsync(Options with { DryRun = true, Yes = false });
        var unasked = await RestoreAsync(Options with { Yes = false });

        Assert.Equal((0, 2, 0), (dry.ExitCode, unasked.ExitCode, Writes()));
        Assert.StartsWith("dry run: nothing was changed\nRestores table Orders of 111122223333/us-east-1 as of ", dry.Output, StringComparison.Ordinal);
        Assert.Contains("(restore) (list price us-east-1; not confirmed)", dry.Output, StringComparison.Ordinal);
        Assert.StartsWith("--yes: not given", unasked.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupted_while_DynamoDB_restores_it_says_how_to_go_on_and_goes_on()
    {
        await SeedAsync();
        using var told = new CancellationTokenSource();
        Respond("TagResource", 1, _ => { told.Cancel(); return null; }, times: 1);
        var outcome = await RestoreAsync(Options, cancellation: told.Token);
        var unasked = await RestoreAsync(Options);

        Assert.True(outcome.ExitCode == 130, outcome.ToString());
        Assert.Contains("interrupted: what was restored so far stays", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("--resume", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(2, unasked.ExitCode);
        Assert.Contains("--resume goes on with it", unasked.Error, StringComparison.Ordinal);
        var resumed = await RestoreAsync(Options with { Resume = true });
        Assert.True(resumed.ExitCode == 0, resumed.ToString());
        Assert.Empty(await TagsAsync(Source, "Orders-restored"));
        Assert.Equal(1, World.Calls.Count("RestoreTableFromBackup"));
    }

    [Fact]
    public async Task To_replace_a_table_it_restores_beside_verifies_and_tells_the_rest()
    {
        await SeedAsync();
        var outcome = await RestoreAsync(Options with { To = null, ReplaceAs = TableName.Parse("Orders") });

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        var name = $"Orders-{Run(1)}-restored";
        Assert.Equal(Sorted([Item("one", "second")]), await ItemsAsync(Source, name));
        Assert.Contains("verified: passed: 1 items", outcome.Output, StringComparison.Ordinal);
        Assert.Contains($"point the application at {name}", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("aws dynamodb delete-table --region us-east-1 --table-name Orders\n", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(0, World.Calls.Count("DeleteTable"));
    }

    [Fact]
    public async Task A_restore_that_lost_items_fails_its_verification()
    {
        await Tables.CreateAsync(Source, "Orders", items: 30);
        await Tables.BackUpAsync(Source, "Orders", DemoExpectation.NameAt(Run(1).Time));
        await AvailableAsync();
        Respond("Scan", 1, call => LocalAws.Proxy.ProxyAnswer.Of(200, "application/x-amz-json-1.0", """{"Count":3,"ScannedCount":3}"""));
        var outcome = await RestoreAsync(Options with { To = null, ReplaceAs = TableName.Parse("Orders") });

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("has 3 items: the backup says 30", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("what is left to you", outcome.Output, StringComparison.Ordinal);
    }

    private async Task SeedAsync()
    {
        await Tables.CreateAsync(Source, "Orders", new TableShape());
        await Tables.PutAsync(Source, "Orders", Item("one", "first"));
        await Tables.BackUpAsync(Source, "Orders", DemoExpectation.NameAt(Run(5).Time));
        await Tables.PutAsync(Source, "Orders", Item("one", "second"));
        await Tables.BackUpAsync(Source, "Orders", DemoExpectation.NameAt(Run(1).Time));
        await Tables.PutAsync(Source, "Orders", Item("one", "third"));
        await AvailableAsync();
    }

    // Behind the proxy a backup takes a look or two to become AVAILABLE.
    private async Task AvailableAsync()
    {
        var reader = new LocalAws.Reading.IndependentReader(World.World.ThroughProxy);
        while (!(await reader.BackupsAsync(Source)).All(backup => backup.Status == "AVAILABLE")) await Task.Delay(20);
        World.Calls.Clear();
    }

    private async Task SetEverythingAsync()
    {
        await Tables.TagAsync(Source, "Orders", "team", "shop");
        await Tables.RecoverableAsync(Source, "Orders");
        await CallAsync("UpdateTimeToLive", new() { ["TableName"] = "Orders", ["TimeToLiveSpecification"] = new JsonObject { ["Enabled"] = true, ["AttributeName"] = "expires" } });
        await CallAsync("UpdateTable", new() { ["TableName"] = "Orders", ["StreamSpecification"] = new JsonObject { ["StreamEnabled"] = true, ["StreamViewType"] = "NEW_AND_OLD_IMAGES" } });
        await CallAsync("UpdateTable", new() { ["TableName"] = "Orders", ["DeletionProtectionEnabled"] = true });
        World.Calls.Clear();
    }
}
