using System.Text.Json.Nodes;
using BackupScheduler.Aws;
using BackupScheduler.Cli.InProcess;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Vault;
using BackupScheduler.Cli.Vault.Listing;
using BackupScheduler.Cli.Vault.Verification;
using BackupScheduler.Core.Runs;
using BackupScheduler.Functions.Batches;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Demo.Vault;

/// <summary>The demo's copies in the vault account: written to between the runs, then one table is lost and restored.</summary>
internal sealed class DemoVault(
    DemoWorld world, DemoSeed seed, IReadOnlyList<DemoTable> tables, DemoDeployment deployment, DemoClock clock, DemoProgress progress)
{
    // cloudformation/vault.yaml's own defaults.
    private const int LockDays = 35, ExpireDays = 90;

    /// <summary>What the emulator does not take from the template.</summary>
    public static readonly IReadOnlyList<string> NotCarried =
    [
        "versions, Object Lock and expiry of the vault's bucket: the emulator drops them from the template, so they are set by S3's API",
        "the bucket's policy: the emulator evaluates no principals in it, so that an account keeps to its prefix is read from what it wrote",
    ];

    // Between two runs: a little more than the shortest window that DynamoDB exports.
    private static readonly TimeSpan s_betweenRuns = TimeSpan.FromMinutes(16);

    private readonly DemoTable _lost = tables.First(table => table.Case == DemoCase.Ordinary && table.Account > 0);
    private IReadOnlyList<JsonObject> _expected = [];

    private AwsPlace Owner => DemoWorld.Home with { Account = seed.Vault };

    private string Bucket => deployment.Variables["VAULT_BUCKET"];

    private AwsPlace Source => seed.PlaceOf(_lost);

    /// <summary>Before the first run: the bucket's rules, and the items that will be lost.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        await world.Seeder.Vaults.KeepVersionsAsync(Owner, Bucket, cancellation);
        await world.Seeder.Vaults.RetainAsync(Owner, Bucket, LockDays, cancellation);
        await world.Seeder.Vaults.ExpireAsync(Owner, Bucket, ExpireDays, cancellation);
        progress.Report($"the vault {Bucket} in account {seed.Vault}: locked for {LockDays} days, set by S3's API since the emulator drops that from the template");
        await DemoItems.FillAsync(world.ThroughProxy, Source, _lost.Name, cancellation);
    }

    /// <summary>
    /// After a run: one more look at its exports. The service looks for an hour, every quarter of it; the demo's looks are a second apart,
    /// and a table whose recovery had to be switched on first is copied later than they reach.
    /// </summary>
    public async Task LookAgainAsync(RunId run, InProcessService service, CancellationToken cancellation)
    {
        foreach (var place in tables.Select(seed.PlaceOf).Distinct())
        {
            var look = new JsonObject { ["version"] = 1, ["kind"] = "ConfirmCopies", ["run"] = run.ToString(), ["account"] = place.Account, ["region"] = place.Region, ["hops"] = 0 };
            await world.Seeder.Queues.SendAsync(DemoWorld.Home, deployment.Queue("TABLE_QUEUE_URL"), look.ToJsonString(), cancellation: cancellation);
        }

        await service.UntilIdleAsync(cancellation);
    }

    /// <summary>Between two runs: writes for the next one to bring along, and time for it.</summary>
    public async Task BetweenRunsAsync(int next, CancellationToken cancellation)
    {
        if (next == 2) await DemoItems.ChangeAsync(world.ThroughProxy, Source, _lost.Name, cancellation);
        _expected = await world.Reader.ItemsAsync(Source, _lost.Name, cancellation);
        clock.Jump(s_betweenRuns);
        progress.Report($"before run {next}: {(next == 2 ? $"items of {Source.Account}/{_lost.Name} put, replaced, updated and deleted; " : "")}the clock is put {s_betweenRuns.TotalMinutes:0} minutes ahead");
    }

    /// <summary>After the last run: reads everything back, loses a table, and restores it.</summary>
    public async Task<DemoVaultResult> FinishAsync(IReadOnlyList<DateTimeOffset> runs, CancellationToken cancellation)
    {
        var setup = VaultSetup.Read(null, deployment.Variables) with { Aws = AwsOptions.ForEmulator(world.Proxy.Address, DemoWorld.HomeRegion) };
        var found = await DemoCopies.ReadAsync(world.Reader.Vault(Owner, Bucket), cancellation);
        var calls = world.Proxy.Ledger.Calls;
        var commands = await RunCommandsAsync(setup, cancellation);
        var target = Source with { Account = OtherAccount() };
        progress.Report($"account {Source.Account}: every item of {_lost.Name} is deleted; restoring it from the vault into account {target.Account}");
        var restore = await new DemoRestoring(world, setup, clock, Source, target, _lost.Name).RunAsync(_expected, cancellation);
        return new DemoVaultResult(Bucket, seed.Vault, found, restore, new DemoVaultChecks(tables, seed, Bucket, runs).Run(found, calls, restore, commands));
    }

    private string OtherAccount() => seed.Accounts.Skip(1).FirstOrDefault(account => account != Source.Account && account != seed.Vault) ?? seed.Accounts[0];

    private async Task<IReadOnlyList<string>> RunCommandsAsync(VaultSetup setup, CancellationToken cancellation)
    {
        var vault = setup.World(direct: false) with { Patience = new Patience(new SystemJitter(), clock) };
        return
        [
            .. await WrongAsync("vault list", terminal => VaultListing.RunAsync(new VaultListOptions(), setup, vault, terminal, cancellation)),
            .. await WrongAsync("vault verify", terminal => VaultVerifying.RunAsync(new VaultVerifyOptions { Files = true }, setup, vault, terminal, cancellation)),
        ];
    }

    private static async Task<IReadOnlyList<string>> WrongAsync(string name, Func<Terminal, Task<int>> command)
    {
        var output = new StringWriter();
        var exitCode = await command(new Terminal(output, TextWriter.Null));
        return exitCode == ExitCode.Done ? [] : [$"{name} ended with {exitCode}", .. output.ToString().Split('\n').Select(line => line.Trim()).Where(line => line.Contains(": ", StringComparison.Ordinal))];
    }
}

/// <summary>What the demo shows of the vault.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Account">Its account.</param>
/// <param name="Copies">What lies there.</param>
/// <param name="Restore">The table that was lost and restored.</param>
/// <param name="Checks">What must hold.</param>
internal sealed record DemoVaultResult(string Bucket, string Account, DemoCopies Copies, DemoRestore Restore, IReadOnlyList<DemoCheck> Checks)
{
    public int Tables => Copies.Copies.Select(copy => copy.Folder).Distinct().Count();

    public int FullCopies => Copies.Copies.Count(copy => copy.From is null);

    public int Windows => Copies.Copies.Count(copy => copy.From is not null);
}
