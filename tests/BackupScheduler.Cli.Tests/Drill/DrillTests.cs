using System.Text.Json;
using System.Text.Json.Nodes;
using BackupScheduler.Aws;
using BackupScheduler.Cli.Demo;
using BackupScheduler.Cli.Drill;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Restore;
using BackupScheduler.Cli.Tests.Restore;
using BackupScheduler.Cli.Tests.Run;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Seeding;

namespace BackupScheduler.Cli.Tests.Drill;

/// <summary><c>drill</c> against the emulator.</summary>
[Collection(RunCollection.Name)]
public sealed class DrillTests(RunWorld world) : RestoreDriver(world)
{
    private static DrillOptions Everything { get; } = new()
    {
        Accounts = [AccountId.Parse(Source.Account)],
        FromVault = true,
        Seed = 1,
        Yes = true,
    };

    [Fact]
    public async Task It_restores_compares_measures_and_leaves_nothing()
    {
        await SeedAsync();
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.md");
        var outcome = await DrillAsync(Everything with { Report = file });
        var markdown = await File.ReadAllTextAsync(file);
        File.Delete(file);

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Contains("passed: 3 of 3 tables restored and checked, the slowest in ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Orders of 111122223333/us-east-1: items beside the table in use: 2 the same, 0 changed since, 0 gone since", outcome.Output, StringComparison.Ordinal);
        Assert.StartsWith("# Restore drill 20", markdown, StringComparison.Ordinal);
        Assert.Contains("| 111122223333 | us-east-1 | Orders | vault | ", markdown, StringComparison.Ordinal);
        Assert.Equal(["Customers", "Orders"], await TablesAsync());
        Assert.Equal(3, World.Calls.Count("DeleteTable"));
        Assert.Equal(0, World.Calls.Count("UpdateContinuousBackups"));
    }

    [Fact]
    public async Task The_same_seed_draws_the_same_table_and_the_document_tells_it()
    {
        await SeedAsync();
        var drawn = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            var outcome = await DrillAsync(Everything with { Sample = 1, Seed = 7, Json = true });
            Assert.True(outcome.ExitCode == 0, outcome.ToString());
            var table = JsonDocument.Parse(outcome.Output).RootElement.GetProperty("tables").EnumerateArray().Single();
            drawn.Add($"{table.GetProperty("table")} {table.GetProperty("from")}");
            Assert.True(table.GetProperty("verification").GetProperty("passed").GetBoolean());
            Assert.StartsWith("backup-scheduler-drill-", table.GetProperty("target").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(drawn[0], drawn[1]);
    }

    [Fact]
    public async Task A_dry_run_restores_nothing()
    {
        await SeedAsync();
        var outcome = await DrillAsync(Everything with { DryRun = true });

        Assert.Equal((0, 0), (outcome.ExitCode, Writes()));
        Assert.StartsWith("dry run: nothing was changed\nDrill with seed 1: restores 3 tables", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_copy_fails_the_drill_and_leaves_nothing()
    {
        await SeedAsync();
        var prefix = await Vault.PrefixAsync(Source, "Orders");
        foreach (var file in await Vault.Contents.ObjectsAsync($"{prefix.Exports}data/"))
            if (file.Size > 0) await Vault.CorruptAsync(file.Key);
        var outcome = await DrillAsync(Everything);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"Orders of 111122223333/us-east-1: FAILED: {prefix.Exports}data/", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("FAILED: 2 of 3 tables restored and checked", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(["Customers", "Orders"], await TablesAsync());
    }

    [Fact]
    public async Task Items_that_were_written_since_are_told_apart_from_damage()
    {
        await SeedAsync();
        await Tables.PutAsync(Source, "Orders", Item("one", "fourth"));
        await Tables.RemoveAsync(Source, "Orders", Key("three"));
        var outcome = await DrillAsync(Only("Orders", isFromVault: true));

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Contains("0 the same, 1 changed since, 1 gone since", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_table_in_use_may_not_be_read_that_is_told_and_no_failure()
    {
        await SeedAsync();
        Respond("GetItem", 1, AwsError.AccessDenied);
        var outcome = await DrillAsync(Only("Customers", isFromVault: false));

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Contains("items beside the table in use: not compared: AccessDeniedException", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_deleted_is_named()
    {
        await SeedAsync();
        Respond("DeleteTable", 1, AwsError.AccessDenied);
        var outcome = await DrillAsync(Only("Customers", isFromVault: false));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("left over: arn:aws:dynamodb:us-east-1:111122223333:table/backup-scheduler-drill-", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("AccessDeniedException", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_lost_the_drills_tag_is_left_alone()
    {
        await SeedAsync();
        Respond("Scan", 1, call =>
        {
            Retag((string)call.Input["TableName"]!);
            return null;
        }, times: 1);
        var outcome = await DrillAsync(Only("Customers", isFromVault: false));

        Assert.Equal((1, 0), (outcome.ExitCode, World.Calls.Count("DeleteTable")));
        Assert.Contains("it does not carry this drill's tag, and is left alone", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kept_as_asked_for()
    {
        await SeedAsync();
        var outcome = await DrillAsync(Only("Customers", isFromVault: false) with { Keep = true });

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Equal(0, World.Calls.Count("DeleteTable"));
        Assert.Contains("kept: arn:aws:dynamodb:us-east-1:111122223333:table/backup-scheduler-drill-", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TagResource")]
    [InlineData("BatchWriteItem")]
    [InlineData("DescribeImport")]
    public async Task Ctrl_C_deletes_what_was_made(string operation)
    {
        await SeedAsync();
        using var told = new CancellationTokenSource();
        Respond(operation, 1, _ => { told.Cancel(); return null; }, times: 1);
        var outcome = await DrillAsync(Everything, told.Token);

        Assert.True(outcome.ExitCode == 130, outcome.ToString());
        Assert.Equal(["Customers", "Orders"], await TablesAsync());
        Assert.Contains("interrupted", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_has_nothing_to_restore_from_is_bad_usage()
    {
        await SeedAsync();
        var outcome = await DrillAsync(Only("Invoices", isFromVault: false));
        var report = await DrillAsync(Everything with { Report = "/nowhere/drill.md" });

        Assert.Equal((2, 2, 0), (outcome.ExitCode, report.ExitCode, Writes()));
        Assert.Equal("--tables: given 'Invoices', accepted: tables that have something to restore from, in these accounts and Regions\n", outcome.Error);
        Assert.Equal("--report: given '/nowhere/drill.md', accepted: a file in a folder that exists\n", report.Error);
    }

    private static DrillOptions Only(string table, bool isFromVault) =>
        Everything with { Tables = [TablePattern.Parse(table)], FromBackups = !isFromVault, FromVault = isFromVault };

    private async Task<RunOutcome> DrillAsync(DrillOptions options, CancellationToken cancellation = default)
    {
        var environment = new Dictionary<string, string>
        {
            ["AWS_REGION"] = DemoWorld.HomeRegion,
            ["REGIONS"] = DemoWorld.HomeRegion,
            ["VAULT_BUCKET"] = Bucket,
            ["VAULT_ACCOUNT"] = VaultOfTests.Place.Account,
            ["LIST_RATE"] = "1000",
        };
        var setup = RestoreSetup.Read(null, null, environment, needsRegions: true) with { Aws = AwsOptions.ForEmulator(World.World.Proxy.Address, DemoWorld.HomeRegion) };
        var (output, error) = (new StringWriter(), new StringWriter());
        int exitCode;
        try
        {
            var drill = await DrillCommand.WorldAsync(setup, options, cancellation);
            drill = drill with { Restores = drill.Restores with { Look = TimeSpan.FromMilliseconds(20) } };
            exitCode = await Drilling.RunAsync(options, drill, new Terminal(output, error), cancellation);
        }
        catch (Exception e)
        {
            exitCode = Invoking.Explain(e, error, cancellation.IsCancellationRequested);
        }

        return new RunOutcome(exitCode, output.ToString(), error.ToString());
    }

    // Somebody else's tag on it, by way of the emulator alone.
    private void Retag(string table)
    {
        var arn = Arn(Source, table);
        World.World.Direct.CallAsync(LocalAws.Wire.JsonService.DynamoDb, "UntagResource", new() { ["ResourceArn"] = arn, ["TagKeys"] = new JsonArray(RestoreTags.Drill) }, Source).GetAwaiter().GetResult();
        Tables.TagAsync(Source, table, RestoreTags.Drill, "another").GetAwaiter().GetResult();
    }

    private async Task<IReadOnlyList<string>> TablesAsync() =>
        [.. (await World.World.Reader.TablesAsync(Source)).Order(StringComparer.Ordinal)];

    /// <summary>Orders with copies, Orders and Customers with backups.</summary>
    private async Task SeedAsync()
    {
        await new OrdersHistory(World).WriteAsync();
        await OrdersHistory.CopyAsync(Vault);
        await Tables.CreateAsync(Source, "Customers", new TableShape());
        await Tables.PutAsync(Source, "Customers", Item("c", "d"));
        foreach (var table in new[] { "Orders", "Customers" }) await Tables.BackUpAsync(Source, table, DemoExpectation.NameAt(DateTimeOffset.UtcNow.AddHours(-1)));
        var reader = new IndependentReader(World.World.ThroughProxy);
        while (!(await reader.BackupsAsync(Source)).All(backup => backup.Status == "AVAILABLE")) await Task.Delay(20);
        World.Calls.Clear();
    }
}
