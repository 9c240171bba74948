using System.CommandLine;
using System.Text.Json;
using BackupScheduler.Cli.Demo;
using BackupScheduler.Cli.Output;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Tests.Demo;

/// <summary><c>demo --vault</c> holds its checks, and each of those about the vault can fail.</summary>
public sealed class DemoVaultTests
{
    private static readonly DemoOptions Small = new(Accounts: 3, Regions: 1, Tables: 8, Runs: 2, Keep: 2) { Vault = true };

    [Fact]
    public async Task The_demo_with_the_vault_holds_all_its_checks_and_tells_them_as_json()
    {
        var result = await RunAsync(null);

        Assert.All(result.Checks, check => Assert.True(check.Holds, string.Join('\n', check.Findings.Prepend(check.Says))));
        Assert.Equal(15, result.Checks.Count);
        // Six selected tables: one comes after the first run, one goes after it.
        Assert.Equal((6, 6, 4), (result.Vault!.Tables, result.Vault.FullCopies, result.Vault.Windows));
        Assert.Equal(6, result.Vault.Restore.Expected);
        Assert.NotEqual(result.Vault.Restore.Source.Account, result.Vault.Restore.Target.Account);
        using var output = new MemoryStream();
        DemoJson.Write(output, result, TimeSpan.FromSeconds(1));
        using var json = JsonDocument.Parse(output.ToArray());
        var vault = json.RootElement.GetProperty("vault");
        Assert.Equal((6, 4, 0), (vault.GetProperty("fullCopies").GetInt32(), vault.GetProperty("windows").GetInt32(), vault.GetProperty("restore").GetProperty("differences").GetInt32()));
    }

    [Fact]
    public async Task A_copy_that_is_not_confirmed_fails_it_and_what_it_held_is_missed()
    {
        var result = await RunAsync(async (world, vault, bucket, lost) =>
        {
            // A manifest alone would do for a restore.
            var keys = await world.Reader.Vault(vault, bucket).KeysAsync(lost);
            var records = keys.Where(key => key.Contains("-from-", StringComparison.Ordinal)).ToList();
            var exports = records.Select(key => string.Join('-', key.Split('.')[0].Split('-')[^2..])).ToHashSet();
            foreach (var key in keys.Where(key => records.Contains(key) || exports.Any(export => key.Contains($"/AWSDynamoDB/{export}/", StringComparison.Ordinal))))
                await world.Seeder.Vaults.DeleteAsync(vault, bucket, key);
        });

        Assert.Equal([0, 2], FailedOf(result));
        Assert.Contains("item new is missing", result.Vault!.Checks[2].Findings);
        Assert.Contains("item to-be-deleted should not be there", result.Vault.Checks[2].Findings);
        Assert.Contains(result.Vault.Checks[2].Findings, finding => finding.StartsWith("item to-be-updated is ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_account_that_writes_below_anothers_prefix_or_speaks_for_it_fails_it()
    {
        var result = await RunAsync(async (world, vault, bucket, lost) =>
        {
            var manifest = (await world.Reader.Vault(vault, bucket).KeysAsync(DemoWorld.Home.Account)).First(key => key.EndsWith("/manifest-summary.json", StringComparison.Ordinal));
            var stranger = DemoWorld.Home with { Account = lost.Split('/')[0] };
            var content = await world.Reader.Vault(vault, bucket).BytesAsync((await world.Reader.Vault(vault, bucket).KeysAsync(lost)).First(key => key.EndsWith("/manifest-summary.json", StringComparison.Ordinal)));
            await new S3Wire(world.ThroughProxy, stranger).PutAsync(bucket, manifest.Replace("/AWSDynamoDB/", "/AWSDynamoDB/0", StringComparison.Ordinal), content);
        });

        Assert.Equal([1], FailedOf(result));
        Assert.Equal(2, result.Vault!.Checks[1].Findings.Count);
    }

    [Fact]
    public async Task A_data_file_that_was_changed_fails_it_and_is_not_restored_from()
    {
        var result = await RunAsync(async (world, vault, bucket, lost) =>
        {
            var files = (await world.Reader.Vault(vault, bucket).ObjectsAsync(lost)).Where(file => file.Key.EndsWith(".json.gz", StringComparison.Ordinal) && file.Size > 0);
            foreach (var file in files) await world.Seeder.Vaults.CorruptAsync(vault, bucket, file.Key);
        });

        Assert.Equal([2, 3], FailedOf(result));
        Assert.Equal("restore ended with 1", result.Vault!.Checks[2].Findings[0]);
        Assert.Contains(result.Vault.Checks[3].Findings, finding => finding.StartsWith("fileDamaged: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("demo --vault --runs 1", "--runs: given '1', accepted with --vault is 2 or more")]
    [InlineData("demo --vault --accounts 2", "--accounts: given '2', accepted with --vault is 3 or more")]
    public void Too_few_runs_or_accounts_are_refused(string line, string error)
    {
        var parsed = new RootCommand { DemoCommand.Create() }.Parse(line);

        Assert.Equal(error, Assert.Single(parsed.Errors).Message);
    }

    private static int[] FailedOf(DemoResult result)
    {
        // What is not about the vault holds all the same.
        Assert.All(result.Checks.SkipLast(4), check => Assert.Empty(check.Findings));
        return [.. result.Vault!.Checks.Index().Where(check => !check.Item.Holds).Select(check => check.Index)];
    }

    /// <param name="spoil">Gets the world, the vault's account, its bucket, and account, Region and name of the table that is going to be lost.</param>
    private static Task<DemoResult> RunAsync(Func<DemoWorld, AwsPlace, string, string, Task>? spoil)
    {
        var lost = DemoPlan.Tables(Small).First(table => table.Case == DemoCase.Ordinary && table.Account > 0);
        var progress = new DemoProgress(new Progress(TextWriter.Null, isTerminal: false), isVerbose: false);
        var runner = new DemoRunner(Small, progress, spoil is null ? null : (world, seed, deployment) => spoil(
            world, DemoWorld.Home with { Account = seed.Vault }, deployment.Variables["VAULT_BUCKET"], $"{seed.PlaceOf(lost).Account}/{lost.Region}/{lost.Name}/"));
        return runner.RunAsync(CancellationToken.None);
    }
}
