using System.Text.Json.Nodes;
using BackupScheduler.Cli.Restore;
using BackupScheduler.Cli.Tests.Run;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Seeding;

namespace BackupScheduler.Cli.Tests.Restore;

/// <summary>A restore from the vault that is interrupted, or meets a table that is throttled.</summary>
[Collection(RunCollection.Name)]
public sealed class InterruptedRestoreTests(RunWorld world) : RestoreDriver(world)
{
    private const int Items = 120;

    [Theory]
    [InlineData(2, "begun")]
    [InlineData(6, "full")]
    public async Task Interrupted_between_batches_it_goes_on_and_comes_to_the_same(int batch, string stage)
    {
        await SeedAsync();
        using var told = new CancellationTokenSource();
        Respond("BatchWriteItem", batch, _ => { told.Cancel(); return null; }, times: 1);
        var options = FromVault with { Method = RestoreMethod.Load };
        var outcome = await RestoreAsync(options, cancellation: told.Token);

        Assert.True(outcome.ExitCode == 130, outcome.ToString());
        Assert.Contains($"done so far: {stage}; to go on: backup-scheduler restore --table Orders", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(stage, (await TagsAsync(Source, "Orders-restored"))[RestoreTags.Stage]);
        var unasked = await RestoreAsync(options);
        var other = await RestoreAsync(options with { Resume = true, Point = new RestorePoint.At(VaultOfTests.At(2)) });
        Assert.Equal((2, 2), (unasked.ExitCode, other.ExitCode));
        Assert.Contains("is a restore that was interrupted: --resume goes on with it", unasked.Error, StringComparison.Ordinal);
        Assert.Contains("is another restore's", other.Error, StringComparison.Ordinal);
        var resumed = await RestoreAsync(options with { Resume = true });
        Assert.True(resumed.ExitCode == 0, resumed.ToString());
        Assert.Equal(await ItemsAsync(Source, "Orders"), await ItemsAsync(Source, "Orders-restored"));
        Assert.Empty((await TagsAsync(Source, "Orders-restored")).Keys);
    }

    [Fact]
    public async Task Interrupted_while_DynamoDB_imports_the_same_import_is_gone_on_with()
    {
        await SeedAsync();
        using var told = new CancellationTokenSource();
        Respond("DescribeImport", 1, _ => { told.Cancel(); return null; }, times: 1);
        var outcome = await RestoreAsync(FromVault, cancellation: told.Token);
        var unasked = await RestoreAsync(FromVault);
        var resumed = await RestoreAsync(FromVault with { Resume = true });

        Assert.True(outcome.ExitCode == 130, outcome.ToString());
        Assert.Equal(2, unasked.ExitCode);
        Assert.True(resumed.ExitCode == 0, resumed.ToString());
        Assert.Equal(1, World.Calls.Count("ImportTable"));
        Assert.Equal(await ItemsAsync(Source, "Orders"), await ItemsAsync(Source, "Orders-restored"));
    }

    [Fact]
    public async Task Restored_again_after_its_table_was_deleted_it_is_imported_again()
    {
        await SeedAsync();
        Assert.Equal(0, (await RestoreAsync(FromVault)).ExitCode);
        await Tables.DeleteAsync(Source, "Orders-restored");
        // AWS answers the first token with the import that is over, for 8 hours.
        var outcome = await RestoreAsync(FromVault);

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Equal(await ItemsAsync(Source, "Orders"), await ItemsAsync(Source, "Orders-restored"));
    }

    [Fact]
    public async Task A_throttled_table_takes_longer_and_loses_nothing()
    {
        await SeedAsync();
        var calls = 0;
        Respond("BatchWriteItem", 1, call => Interlocked.Increment(ref calls) % 3 == 0
            ? AwsError.Of(call, 400, "ProvisionedThroughputExceededException", "slower")
            : calls % 3 == 1 ? Unprocessed(call) : null, times: 8);
        var json = await RestoreJsonAsync(FromVault with { Method = RestoreMethod.Load });

        Assert.True(json.GetProperty("exact").GetBoolean());
        Assert.Equal(await ItemsAsync(Source, "Orders"), await ItemsAsync(Source, "Orders-restored"));
    }

    [Fact]
    public async Task A_resumed_restore_still_counts_what_the_last_window_left_out()
    {
        await SeedAsync();
        using var told = new CancellationTokenSource();
        // The second tagging says that the window is done.
        Respond("UntagResource", 1, _ => { told.Cancel(); return null; }, times: 1);
        var options = FromVault with { Point = new RestorePoint.At(VaultOfTests.At(3)) };
        var outcome = await RestoreAsync(options, cancellation: told.Token);
        var tags = await TagsAsync(Source, "Orders-restored");

        Assert.True(outcome.ExitCode == 130, outcome.ToString());
        if (tags.Count == 0) return;
        var resumed = await RestoreAsync(options with { Resume = true });
        Assert.Equal(1, resumed.ExitCode);
        Assert.Contains($"NOT EXACT: {Items / 2} items were written again", resumed.Error, StringComparison.Ordinal);
    }

    // Nothing of it was written.
    private static ProxyAnswer Unprocessed(ProxyCall call) => ProxyAnswer.Of(
        200, "application/x-amz-json-1.0", new JsonObject { ["UnprocessedItems"] = call.Input["RequestItems"]!.DeepClone() }.ToJsonString());

    private async Task SeedAsync()
    {
        var history = World.World.Proxy.History;
        await Tables.CreateAsync(Source, "Orders", new TableShape());
        await history.SwitchOnAsync(Source, "Orders", VaultOfTests.At(0));
        for (var i = 0; i < Items; i++) await history.PutAsync(Source, "Orders", Item($"{i}", "first"), VaultOfTests.At(1));
        for (var i = 0; i < Items / 2; i++) await history.PutAsync(Source, "Orders", Item($"{i}", "second"), VaultOfTests.At(3));
        await Vault.CopyAsync(Source, "Orders", null, 2);
        await Vault.CopyAsync(Source, "Orders", 2, 4);
        World.Calls.Clear();
    }
}
