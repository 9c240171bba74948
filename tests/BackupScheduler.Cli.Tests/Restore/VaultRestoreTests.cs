using System.Text.Json.Nodes;
using BackupScheduler.Cli.Restore;
using BackupScheduler.Cli.Tests.Run;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Tests.Restore;

/// <summary><c>restore</c> from the vault, out of exports as AWS makes them.</summary>
[Collection(RunCollection.Name)]
public sealed class VaultRestoreTests(RunWorld world) : RestoreDriver(world)
{
    [Fact]
    public async Task A_full_copy_alone_is_imported()
    {
        await SeedAsync();
        await Vault.CopyAsync(Source, "Orders", null, 2);
        var json = await RestoreJsonAsync(FromVault);

        Assert.Equal(Sorted([Item("one", "first"), Item("two", "first")]), await ItemsAsync(Source, "Orders-restored"));
        Assert.Equal(("import", true, 2, "full"), (
            json.GetProperty("method").GetString(), json.GetProperty("exact").GetBoolean(), json.GetProperty("imported").GetInt32(), json.GetProperty("stage").GetString()));
        Assert.Empty((await TagsAsync(Source, "Orders-restored")).Keys);
        Assert.Equal((1, 0), (World.Calls.Count("ImportTable"), World.Calls.Count("BatchWriteItem")));
    }

    [Theory]
    [InlineData("import")]
    [InlineData("load")]
    public async Task A_full_copy_and_windows_into_another_account(string way)
    {
        var method = way == "load" ? RestoreMethod.Load : RestoreMethod.Auto;
        await SeedAsync();
        await CopyAllAsync();
        var json = await RestoreJsonAsync(FromVault with { Method = method, ToAccount = AccountId.Parse(Elsewhere.Account), To = TableName.Parse("Orders") });

        Assert.Equal(Sorted([Item("one", "third"), Item("three", "new")]), await ItemsAsync(Elsewhere, "Orders"));
        Assert.Equal((way, true, "window-2"), (
            json.GetProperty("method").GetString(), json.GetProperty("exact").GetBoolean(), json.GetProperty("stage").GetString()));
        Assert.Equal((2, 1, 0), (json.GetProperty("vault").GetProperty("windows").GetArrayLength(), json.GetProperty("deleted").GetInt32(), json.GetProperty("leftOut").GetInt32()));
        Assert.Equal(["Orders"], await World.World.Reader.TablesAsync(Source));
    }

    [Fact]
    public async Task At_the_end_of_a_window_the_state_is_exact()
    {
        await SeedAsync();
        await CopyAllAsync();
        var json = await RestoreJsonAsync(FromVault with { Point = new RestorePoint.At(VaultOfTests.At(4)) });

        Assert.Equal(Sorted([Item("one", "second"), Item("two", "first")]), await ItemsAsync(Source, "Orders-restored"));
        Assert.Equal((true, 0), (json.GetProperty("exact").GetBoolean(), json.GetProperty("leftOut").GetInt32()));
    }

    [Fact]
    public async Task Within_a_window_what_was_written_again_later_is_counted_and_the_restore_is_not_exact()
    {
        await SeedAsync();
        await CopyAllAsync();
        var outcome = await RestoreAsync(FromVault with { Point = new RestorePoint.At(VaultOfTests.At(5.2)) });

        // Of the window from 4 to 6: "three" came at 5, "one" changed at 5.5 and "two" went at 5.8.
        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(Sorted([Item("one", "second"), Item("two", "first"), Item("three", "new")]), await ItemsAsync(Source, "Orders-restored"));
        Assert.Contains("NOT EXACT: 2 items were written again after", outcome.Error, StringComparison.Ordinal);
        Assert.StartsWith("restored, NOT EXACTLY, table Orders-restored", outcome.Output, StringComparison.Ordinal);
        Assert.Empty((await TagsAsync(Source, "Orders-restored")).Keys);
    }

    [Fact]
    public async Task Where_the_chain_ends_before_the_time_it_says_so_loudly_and_restores_what_there_is()
    {
        await SeedAsync();
        await Vault.CopyAsync(Source, "Orders", null, 2);
        await Vault.CopyAsync(Source, "Orders", 4, 6);
        var gap = await RestoreAsync(FromVault with { Point = new RestorePoint.At(VaultOfTests.At(6)) });
        var newer = await RestoreJsonAsync(FromVault with { Point = new RestorePoint.At(VaultOfTests.At(3)), To = TableName.Parse("Orders-3") }, exitCode: 1);

        Assert.Equal(1, gap.ExitCode);
        Assert.Contains($"  NOT EXACT: asked for is {VaultOfTests.At(6):u}, but the copies reach to {VaultOfTests.At(2):u} only: a window is missing between that and {VaultOfTests.At(4):u}\n", gap.Error, StringComparison.Ordinal);
        Assert.Equal(Sorted([Item("one", "first"), Item("two", "first")]), await ItemsAsync(Source, "Orders-restored"));
        Assert.Equal((false, VaultOfTests.At(3), VaultOfTests.At(2)), (
            newer.GetProperty("exact").GetBoolean(), newer.GetProperty("asked").GetDateTimeOffset(), newer.GetProperty("asOf").GetDateTimeOffset()));
    }

    [Fact]
    public async Task A_table_with_local_indexes_is_loaded_and_has_them_again()
    {
        var shape = new TableShape { Range = new KeyAttribute("at", "N"), LocalIndexes = [new IndexShape("by-value", new KeyAttribute("id"), new KeyAttribute("value"))] };
        await CreateAsync(shape);
        var item = Item("one", "first");
        item["at"] = new JsonObject { ["N"] = "12.50" };
        await World.World.Proxy.History.PutAsync(Source, "Orders", item, VaultOfTests.At(1));
        await Vault.CopyAsync(Source, "Orders", null, 2);
        var refused = await RestoreAsync(FromVault with { Method = RestoreMethod.Import });
        var json = await RestoreJsonAsync(FromVault);

        Assert.Equal((2, "load", "catalogue"), (refused.ExitCode, json.GetProperty("method").GetString(), json.GetProperty("vault").GetProperty("shapeFrom").GetString()));
        Assert.StartsWith("--method: given 'import', accepted: load:", refused.Error, StringComparison.Ordinal);
        Assert.Equal(Sorted([item]), await ItemsAsync(Source, "Orders-restored"));
        var made = await World.World.Reader.TableAsync(Source, "Orders-restored");
        Assert.Equal("by-value", (string?)made!["LocalSecondaryIndexes"]![0]!["IndexName"]);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("load")]
    public async Task Every_type_of_attribute_comes_back_as_it_was(string way)
    {
        await CreateAsync(new TableShape());
        foreach (var item in EveryType.Items) await World.World.Proxy.History.PutAsync(Source, "Orders", item, VaultOfTests.At(1));
        await Vault.CopyAsync(Source, "Orders", null, 2);
        foreach (var item in EveryType.Items)
        {
            var changed = item.DeepClone().AsObject();
            changed["again"] = new JsonObject { ["N"] = "-1.5E-20" };
            await World.World.Proxy.History.PutAsync(Source, "Orders", changed, VaultOfTests.At(3));
        }

        await Vault.CopyAsync(Source, "Orders", 2, 4);
        var outcome = await RestoreAsync(FromVault with { Method = way == "load" ? RestoreMethod.Load : RestoreMethod.Import });

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Equal(await ItemsAsync(Source, "Orders"), await ItemsAsync(Source, "Orders-restored"));
    }

    [Fact]
    public async Task With_the_source_account_gone_the_catalogue_suffices()
    {
        await SeedAsync();
        await Tables.TagAsync(Source, "Orders", "team", "shop");
        await CopyAllAsync();
        World.World.Proxy.Canned.Respond(
            new BackupScheduler.LocalAws.Proxy.CallMatch("sts", "AssumeRole"),
            call => System.Text.Encoding.UTF8.GetString(call.Body).Contains(Source.Account, StringComparison.Ordinal)
                ? LocalAws.Proxy.AwsError.AccessDenied(call) : null);
        var json = await RestoreJsonAsync(FromVault with { ToAccount = AccountId.Parse(Elsewhere.Account) });

        Assert.Equal("catalogue", json.GetProperty("settings").GetProperty("from").GetString());
        Assert.Equal("shop", (await TagsAsync(Elsewhere, "Orders-restored"))["team"]);
        Assert.Contains(json.GetProperty("notes").EnumerateArray(), note => note.GetString()!.Contains("cannot be seen in 111122223333/us-east-1", StringComparison.Ordinal));
        Assert.Equal(Sorted([Item("one", "third"), Item("three", "new")]), await ItemsAsync(Elsewhere, "Orders-restored"));
    }

    [Fact]
    public async Task Exports_without_a_record_are_used_and_told()
    {
        await SeedAsync();
        var full = await Vault.CopyAsync(Source, "Orders", null, 2, isCatalogued: false);
        var json = await RestoreJsonAsync(FromVault);

        Assert.Equal(full.ExportId, Assert.Single(json.GetProperty("vault").GetProperty("notInCatalogue").EnumerateArray()).GetString());
        Assert.Equal("liveTable", json.GetProperty("vault").GetProperty("shapeFrom").GetString());
        Assert.Equal(2, (await ItemsAsync(Source, "Orders-restored")).Count);
    }

    [Fact]
    public async Task Where_nothing_describes_the_table_a_file_does()
    {
        await SeedAsync();
        await Vault.CopyAsync(Source, "Orders", null, 2, isCatalogued: false);
        await Tables.DeleteAsync(Source, "Orders");
        var untold = await RestoreAsync(FromVault);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{"keys":[{"name":"id","isPartition":true}],"tableId":"","attributeTypes":{"id":"S"}}""");
        var outcome = await RestoreAsync(FromVault with { Schema = file }, RestoreSetup.ReadSchema(file));
        await File.WriteAllTextAsync(file, """{"keys":[{"name":"id","isPartition":true}],"tableId":"","attributeTypes":{"id":"X"}}""");
        var wrong = Assert.Throws<BadUsageException>(() => RestoreSetup.ReadSchema(file));
        File.Delete(file);

        Assert.Equal(1, untold.ExitCode);
        Assert.Equal("nothing tells what Orders was like: neither a catalogue record in the vault nor the table itself; --schema FILE describes it; nothing was written\n", untold.Error);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Equal(2, (await ItemsAsync(Source, "Orders-restored")).Count);
        Assert.Contains("attributeTypes.id: given 'X', accepted: S, N or B", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_existing_table_is_filled_and_one_with_items_is_not()
    {
        await SeedAsync();
        await CopyAllAsync();
        await Tables.CreateAsync(Source, "Empty", new TableShape());
        await Tables.CreateAsync(Source, "Another", new TableShape { Hash = new KeyAttribute("other") });
        await Tables.CreateAsync(Source, "Full", items: 1);
        Task<RunOutcome> Into(string table) => RestoreAsync(FromVault with { IntoExisting = true, To = TableName.Parse(table) });
        var (full, another, none, empty) = (await Into("Full"), await Into("Another"), await Into("Nowhere"), await Into("Empty"));

        Assert.True(empty.ExitCode == 0, empty.ToString());
        Assert.Equal((2, 2, 2), (full.ExitCode, another.ExitCode, none.ExitCode));
        Assert.Contains("is not empty, and nothing is ever written over", full.Error, StringComparison.Ordinal);
        Assert.Contains("the key of table Another is another: other (S), not id (S)", another.Error, StringComparison.Ordinal);
        Assert.Equal(Sorted([Item("one", "third"), Item("three", "new")]), await ItemsAsync(Source, "Empty"));
        Assert.Single(await ItemsAsync(Source, "Full"));
        Assert.Empty((await TagsAsync(Source, "Empty")).Keys);
    }

    [Fact]
    public async Task A_dry_run_tells_amounts_and_cost_and_changes_nothing()
    {
        await SeedAsync();
        await CopyAllAsync();
        World.Calls.Clear();
        var outcome = await RestoreAsync(FromVault with { DryRun = true, Method = RestoreMethod.Load });

        Assert.Equal((0, 0), (outcome.ExitCode, Writes()));
        Assert.Contains("2 items and 4 changes, 6 files, 2 windows", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("6 write units x 1 x $0.625 per million (list price us-east-1; not confirmed)", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_tables_of_one_name_the_one_of_the_time_is_restored()
    {
        await SeedAsync();
        await Vault.CopyAsync(Source, "Orders", null, 2);
        await Tables.DeleteAsync(Source, "Orders");
        await Tables.CreateAsync(Source, "Orders", new TableShape());
        await World.World.Proxy.History.SwitchOnAsync(Source, "Orders", VaultOfTests.At(7));
        await World.World.Proxy.History.PutAsync(Source, "Orders", Item("other", "life"), VaultOfTests.At(7.5));
        await Vault.CopyAsync(Source, "Orders", null, 8);
        var latest = await RestoreAsync(FromVault);
        var old = await RestoreAsync(FromVault with { Point = new RestorePoint.At(VaultOfTests.At(2)), To = TableName.Parse("Orders-old") });
        var wrong = await RestoreAsync(FromVault with { TableId = "nobody", To = TableName.Parse("Orders-x") });

        Assert.Equal((0, 0, 2), (latest.ExitCode, old.ExitCode, wrong.ExitCode));
        Assert.Equal(Sorted([Item("other", "life")]), await ItemsAsync(Source, "Orders-restored"));
        Assert.Equal(Sorted([Item("one", "first"), Item("two", "first")]), await ItemsAsync(Source, "Orders-old"));
        Assert.StartsWith("--table-id: given 'nobody', accepted: ", wrong.Error, StringComparison.Ordinal);
    }

    private async Task CreateAsync(TableShape shape)
    {
        await Tables.CreateAsync(Source, "Orders", shape);
        await World.World.Proxy.History.SwitchOnAsync(Source, "Orders", VaultOfTests.At(0));
    }

    private Task SeedAsync() => new OrdersHistory(World).WriteAsync();

    private Task<IReadOnlyList<BackupScheduler.Core.Vault.TableCopy>> CopyAllAsync() => OrdersHistory.CopyAsync(Vault);
}
