using BackupScheduler.Cli.Vault.Listing;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Tables;
using BackupScheduler.LocalAws.Proxy;

namespace BackupScheduler.Cli.Tests.Vault;

/// <summary><c>vault list</c> against the emulator.</summary>
[Collection(VaultTests.Name)]
public sealed class VaultListTests(VaultHouse house) : VaultDriver(house)
{
    [Fact]
    public async Task Copies_that_are_new_enough_are_told_with_their_reach_and_counts()
    {
        await House.CopyAsync(VaultHouse.Home, "Orders");
        var outcome = await ListAsync(new VaultListOptions());

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Matches($" {VaultHouse.Home.Account} +us-east-1 +Orders +ok ", outcome.Output);
        Assert.Contains("all as it must be: 1 tables in the-vault, 1 ok, 3 items,", outcome.Output, StringComparison.Ordinal);
        Assert.All(House.World.Proxy.Ledger.Calls.Where(call => call.Action == "s3:ListBucket"),
            call => Assert.EndsWith("role/backup-scheduler-vault/VaultReader", call.Caller, StringComparison.Ordinal));
    }

    [Fact]
    public async Task As_json_with_every_copy()
    {
        var table = await House.CopyAsync(VaultHouse.Home, "Orders");
        var told = Json(await ListAsync(new VaultListOptions { Json = true, All = true }));

        Assert.Equal(("vault list", true, 48d, 3L), (
            told.GetProperty("command").GetString(), told.GetProperty("succeeded").GetBoolean(), told.GetProperty("rpoHours").GetDouble(), told.GetProperty("items").GetInt64()));
        var only = Assert.Single(told.GetProperty("tables").EnumerateArray());
        Assert.Equal(("healthy", 1, 2, 0, 2L), (
            only.GetProperty("state").GetString(), only.GetProperty("fullCopies").GetInt32(), only.GetProperty("windows").GetInt32(),
            only.GetProperty("notConfirmed").GetInt32(), only.GetProperty("changes").GetInt64()));
        Assert.Equal(table.Copies.Select(copy => copy.ExportId), only.GetProperty("copies").EnumerateArray().Select(copy => copy.GetProperty("exportId").GetString()));
        Assert.Equal(3, only.GetProperty("restorable")[0].GetProperty("points").GetArrayLength());
    }

    [Fact]
    public async Task The_worst_comes_first_and_ends_it_with_1()
    {
        await House.CopyAsync(VaultHouse.Home, "Orders");
        var gap = await House.CopyAsync(VaultHouse.Home, "Ledger");
        await House.World.Seeder.Vaults.DeleteAsync(VaultHouse.Vault, VaultHouse.Bucket, gap.RecordOf(1));
        await House.World.Seeder.Vaults.DeleteAsync(VaultHouse.Vault, VaultHouse.Bucket, gap.RecordOf(1).Replace(".json", ".begun.json", StringComparison.Ordinal));
        var outcome = await ListAsync(new VaultListOptions());

        Assert.Equal(1, outcome.ExitCode);
        Assert.True(outcome.Output.IndexOf("Ledger   GAP", StringComparison.Ordinal) < outcome.Output.IndexOf("Orders   ok", StringComparison.Ordinal), outcome.Output);
        Assert.Contains($"{gap.Prefix}: a window is missing between ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("1 GAP: 2 tables", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_is_asked_for_is_listed()
    {
        await House.CopyAsync(VaultHouse.Home, "Orders");
        await House.CopyAsync(VaultHouse.Home with { Region = "eu-west-1" }, "Orders");
        await House.CopyAsync(VaultHouse.Home with { Account = "111122223333" }, "Ledger");
        House.World.Proxy.Log.Clear();
        var told = Json(await ListAsync(new VaultListOptions
        {
            Json = true,
            Account = AccountId.Parse(VaultHouse.Home.Account),
            Region = Region.Parse("eu-west-1"),
            Tables = [TablePattern.Parse("Ord*")],
        }));

        Assert.Equal("eu-west-1", Assert.Single(told.GetProperty("tables").EnumerateArray()).GetProperty("region").GetString());
        Assert.Empty(Json(await ListAsync(new VaultListOptions { Json = true, Tables = [TablePattern.Parse("Nothing")] })).GetProperty("tables").EnumerateArray());
    }

    [Fact]
    public async Task Older_than_it_may_be_it_is_overdue_unless_the_configuration_leaves_it_out()
    {
        await House.CopyAsync(VaultHouse.Home, "Orders");
        var rule = ("BACKUP_SCHEDULE", "rate(10 minutes)");

        Assert.Contains("Orders   OVERDUE", (await ListAsync(new VaultListOptions(), rule)).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await ListAsync(new VaultListOptions(), rule, ("TABLES_EXCLUDE", "Ord*"))).ExitCode);
        Assert.Equal(0, (await ListAsync(new VaultListOptions { RpoHours = 1 }, rule)).ExitCode);
    }

    [Fact]
    public async Task Hostile_names_and_exports_of_others_are_told_and_change_nothing()
    {
        var table = await House.CopyAsync(VaultHouse.Home, "Orders");
        await table.WriteAsync("evil\u2028[red]/x", "x");
        await table.WriteAsync($"{table.Prefix.Scope}/Orders/<b>$(id)\u2028/x", "x");
        await table.WriteAsync($"{table.Prefix.Exports}01-foreign/data/x", "x");
        await table.WriteAsync($"{table.Prefix.Catalogue}nonsense.json", "{");
        var outcome = await ListAsync(new VaultListOptions { All = true });

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.DoesNotContain('\u2028', outcome.Output);
        Assert.Contains("'evil?[red]/'", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("export 01-foreign is in no record", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_listed_is_told_and_hides_no_other()
    {
        await House.CopyAsync(VaultHouse.Home, "Orders");
        await House.CopyAsync(VaultHouse.Home with { Account = "111122223333" }, "Ledger");
        House.World.Proxy.Canned.Respond(
            new CallMatch(Operation: "ListObjectsV2"),
            call => call.S3!.Query.GetValueOrDefault("prefix") == "111122223333/" ? ProxyAnswer.Of(200, "application/xml", "<ListBucketResult>\u001b") : null);
        var outcome = await ListAsync(new VaultListOptions());

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("1 folders NOT LISTED: 1 tables in the-vault, 1 ok", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("111122223333/: could not be listed: UnreadableAnswer: ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_vault_one_line_says_so()
    {
        var outcome = await RunAsync(_ => Task.FromResult(Setup(("VAULT_BUCKET", ""), ("VAULT_ACCOUNT", "")).Copies.GetHashCode()));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("VAULT_BUCKET: not set, accepted: the name of the vault's bucket, with VAULT_ACCOUNT its owner\n", outcome.Error);
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_told()
    {
        var table = await House.CopyAsync(VaultHouse.Home, "Orders");
        await table.WriteAsync(table.RecordOf(0), "{}");
        var told = Json(await ListAsync(new VaultListOptions { Json = true }));

        Assert.Equal(1, told.GetProperty("tables")[0].GetProperty("unreadableRecords").GetInt32());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, told.GetProperty("tables")[0].GetProperty("items").ValueKind);
    }
}
