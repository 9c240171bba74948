using System.Text;
using System.Text.Json.Nodes;
using BackupScheduler.Cli.Restore;
using BackupScheduler.Cli.Tests.Run;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.Tests.Restore;

/// <summary>Copies that are not what they should be: one line names the object, and nothing is written.</summary>
[Collection(RunCollection.Name)]
public sealed class DamagedVaultTests(RunWorld world) : RestoreDriver(world)
{
    private VaultPrefix _prefix;
    private IReadOnlyList<TableCopy> _copies = [];

    [Theory]
    [InlineData("load")]
    [InlineData("import")]
    public async Task A_data_file_of_the_full_copy(string way)
    {
        await SeedAsync();
        var file = await DataFileAsync(0);
        await Vault.CorruptAsync(file);
        await RefusedAsync(Method(way), file);
    }

    [Theory]
    [InlineData("load")]
    [InlineData("import")]
    public async Task A_data_file_that_is_missing(string way)
    {
        await SeedAsync();
        var file = await DataFileAsync(0);
        await Vault.DeleteAsync(file);
        await RefusedAsync(Method(way), way == "import" ? $"{file}: missing" : "NoSuchKey");
    }

    [Fact]
    public async Task A_data_file_of_a_window()
    {
        await SeedAsync();
        var file = await DataFileAsync(2);
        await Vault.CorruptAsync(file);
        await RefusedAsync(FromVault, file);
    }

    [Fact]
    public async Task A_file_that_the_manifest_does_not_name_is_not_imported()
    {
        await SeedAsync();
        var intruder = $"{_prefix.ExportOf(_copies[0].ExportId)}data/aaaa.json.gz";
        await Vault.PutAsync(intruder, [1, 2, 3]);
        await RefusedAsync(FromVault, $"{intruder}: its manifest does not name it, and ImportTable would read it");
    }

    [Theory]
    [InlineData("manifest-summary.json")]
    [InlineData("manifest-files.json")]
    public async Task A_manifest(string name)
    {
        await SeedAsync();
        await Vault.CorruptAsync($"{_prefix.ExportOf(_copies[1].ExportId)}{name}");
        await RefusedAsync(FromVault, $"{_prefix.ExportOf(_copies[1].ExportId)}{name}: its checksum does not fit; nothing was written");
    }

    [Fact]
    public async Task A_manifest_that_is_missing()
    {
        await SeedAsync();
        await Vault.DeleteAsync($"{_prefix.ExportOf(_copies[0].ExportId)}manifest-summary.json");
        await RefusedAsync(FromVault, "manifest-summary.json: missing; nothing was written");
    }

    [Fact]
    public async Task An_import_that_is_not_whole_fails_and_says_what_is_missing()
    {
        await SeedAsync();
        Respond("DescribeImport", 1, call => LocalAws.Proxy.ProxyAnswer.Of(200, "application/x-amz-json-1.0", new JsonObject
        {
            ["ImportTableDescription"] = new JsonObject
            {
                ["ImportArn"] = (string?)call.Input["ImportArn"], ["ImportStatus"] = "COMPLETED", ["ImportedItemCount"] = 1, ["ProcessedItemCount"] = 2, ["ErrorCount"] = 1,
            },
        }.ToJsonString()));
        var outcome = await RestoreAsync(FromVault);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("ImportTable imported 1 of 2 items, with 1 errors: Orders-restored is not whole", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, World.Calls.Count("BatchWriteItem"));
    }

    [Fact]
    public async Task An_import_that_DynamoDB_gives_up_is_told_with_the_other_way()
    {
        await SeedAsync();
        Respond("DescribeImport", 1, call => LocalAws.Proxy.ProxyAnswer.Of(200, "application/x-amz-json-1.0", new JsonObject
        {
            ["ImportTableDescription"] = new JsonObject
            {
                ["ImportArn"] = (string?)call.Input["ImportArn"], ["ImportStatus"] = "FAILED", ["FailureCode"] = "S3AccessDenied", ["FailureMessage"] = "Access Denied",
            },
        }.ToJsonString()));
        var outcome = await RestoreAsync(FromVault);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("ImportTable ended FAILED: S3AccessDenied: Access Denied; --method load writes the items without it", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_points_elsewhere_leads_nowhere()
    {
        await SeedAsync();
        foreach (var copy in _copies)
        {
            var key = new CatalogueKey(copy, CopyState.Confirmed).In(_prefix);
            var record = JsonNode.Parse(await Vault.Contents.BytesAsync(key))!.AsObject();
            record["prefix"] = "999999999999/us-east-1/Payroll/1234";
            record["manifest"] = "999999999999/us-east-1/Payroll/1234/AWSDynamoDB/x/manifest-summary.json";
            await Vault.PutAsync(key, Encoding.UTF8.GetBytes(record.ToJsonString()));
        }

        var outcome = await RestoreAsync(FromVault);

        // The copies are found by their place alone; what the records say of the table is not believed.
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Contains("note: not used: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("prefix: given '999999999999/us-east-1/Payroll/1234'", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("the table is made like the table as it is now has it", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(World.World.Proxy.Ledger.Calls, call => call.Resources.Any(resource => resource.Contains("Payroll", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_record_of_another_time_than_its_export_is_refused()
    {
        await SeedAsync();
        var moved = _copies[0] with { To = _copies[0].To.AddHours(1) };
        var old = new CatalogueKey(_copies[0], CopyState.Confirmed).In(_prefix);
        var bytes = await Vault.Contents.BytesAsync(old);
        await Vault.DeleteAsync(old);
        await Vault.PutAsync(new CatalogueKey(moved, CopyState.Confirmed).In(_prefix), bytes);
        await RefusedAsync(FromVault, "it is not the copy that the catalogue names");
    }

    private static RestoreOptions Method(string way) => FromVault with { Method = way == "load" ? RestoreMethod.Load : RestoreMethod.Import };

    private async Task RefusedAsync(RestoreOptions options, string line)
    {
        World.Calls.Clear();
        var outcome = await RestoreAsync(options);
        Assert.True(outcome.ExitCode == 1, outcome.ToString());
        Assert.Contains(line, outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, Writes());
        Assert.Equal(["Orders"], await World.World.Reader.TablesAsync(Source));
    }

    private async Task SeedAsync()
    {
        await new OrdersHistory(World).WriteAsync();
        _copies = await OrdersHistory.CopyAsync(Vault);
        _prefix = await Vault.PrefixAsync(Source, "Orders");
    }

    // One that holds something: a byte that is flipped in an empty one may be of no meaning.
    private async Task<string> DataFileAsync(int copy)
    {
        var lines = Encoding.UTF8.GetString(await Vault.Contents.BytesAsync($"{_prefix.ExportOf(_copies[copy].ExportId)}manifest-files.json"));
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)
            .Where(file => (int)file["itemCount"]! > 0).Select(file => (string)file["dataFileS3Key"]!).First();
    }
}
