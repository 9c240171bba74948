using BackupScheduler.Aws;
using BackupScheduler.Cli.Demo.Deny;
using BackupScheduler.Cli.Demo.Vault;
using BackupScheduler.Cli.InProcess;
using BackupScheduler.Core.Runs;
using BackupScheduler.LocalAws.Deployment;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Demo;

/// <summary>Plays the demo: seed, runs, read back, check.</summary>
/// <param name="options">How large.</param>
/// <param name="progress">Lines about what is going on.</param>
/// <param name="beforeCheck">For tests of the checks: spoils something between the last run and the reading.</param>
internal sealed class DemoRunner(
    DemoOptions options, DemoProgress progress, Func<DemoWorld, DemoSeed, DemoDeployment, Task>? beforeCheck = null)
{
    private readonly IReadOnlyList<DemoTable> _tables = DemoPlan.Tables(options);
    private readonly CountingMetrics _metrics = new();
    private readonly DemoClock _clock = new();

    /// <summary>What else the proxy does.</summary>
    public IReadOnlyList<IProxyBehaviour> Behaviours { get; init; } = [];

    /// <summary>What is done with the organization once it is checked, before the emulator is ended; null for nothing.</summary>
    public Func<DemoWorld, DemoSeed, DemoDeployment, DemoResult, Task>? AfterChecks { get; init; }

    public async Task<DemoResult> RunAsync(CancellationToken cancellation)
    {
        await using var world = await DemoWorld.StartAsync(progress, cancellation, new AwsProxyOptions { Time = _clock, Behaviours = Behaviours });
        var seed = await DemoSeed.CreateAsync(world, options, _tables, cancellation);
        progress.Report(
            $"seeded {options.Accounts} active accounts and a suspended one, {options.Regions} Regions, {_tables.Count} tables, {seed.Foreign.Count} foreign backups, {seed.Principals.Count} users and roles");
        var deployment = await DeployAsync(world, seed, cancellation);
        var prover = await DemoProver.PrepareAsync(world, seed.Accounts[1], cancellation);
        await prover.BeforeAsync(cancellation);
        var vault = options.Vault ? new DemoVault(world, seed, _tables, deployment, _clock, progress) : null;
        if (vault is not null) await vault.PrepareAsync(cancellation);
        var (runs, times) = await RunAllAsync(world, seed, deployment, vault, cancellation);
        if (beforeCheck is not null) await beforeCheck(world, seed, deployment);

        progress.Report("reading everything back, independently of the service");
        var found = await DemoFindings.ReadAsync(world, seed, deployment, options, cancellation);
        var calls = world.Proxy.Log.Calls;
        var copies = vault is null ? null : await vault.FinishAsync([.. runs.Select(run => run.Time)], cancellation);
        await ProveAsync(prover, world, seed, deployment, cancellation);
        IReadOnlyList<DemoCheck> checks =
        [
            .. new DemoChecks(options, _tables, seed, [.. runs.Select(run => run.Time)]).Run(found, world.Proxy.Log, _metrics),
            .. new DemoDenyChecks(seed.Principals, seed.Accounts, options.Runs).Run(found.Deny, times, prover.Proof, _metrics),
            .. copies?.Checks ?? [],
        ];
        var places =
            from account in seed.Accounts
            from region in DemoPlan.Regions.Take(options.Regions)
            select new AwsPlace(account, region);
        var result = new DemoResult(
            [.. places], runs, found, seed, deployment.Service, times, prover.Proof, _metrics, calls, checks)
        {
            Vault = copies,
        };
        if (AfterChecks is not null) await AfterChecks(world, seed, deployment, result);
        return result;
    }

    private async Task ProveAsync(
        DemoProver prover, DemoWorld world, DemoSeed seed, DemoDeployment deployment, CancellationToken cancellation)
    {
        progress.Report("with the emulator's IAM enforced: alice, the worker, and alice after unprotect");
        await prover.AfterAsync(deployment.Variables, world.EmulatorAddress, cancellation);
        await Unprotecting.RunAsync(world, deployment.Variables, seed.Accounts[1], cancellation);
        await prover.UnprotectedAsync(cancellation);
    }

    private async Task<(IReadOnlyList<(DateTimeOffset Time, TimeSpan Took)> Runs, DemoDenyTimes Times)> RunAllAsync(
        DemoWorld world, DemoSeed seed, DemoDeployment deployment, DemoVault? vault, CancellationToken cancellation)
    {
        var runs = new List<(DateTimeOffset Time, TimeSpan Took)>();
        await using var service = await InProcessService.StartAsync(
            new AwsPorts(AwsOptions.ForEmulator(world.Proxy.Address, DemoWorld.HomeRegion)),
            deployment.Variables, world.Direct, DemoWorld.Home, _metrics, progress.Log, cancellation, _clock);
        world.Proxy.Log.Clear();
        for (var number = 1; number <= options.Runs; number++)
        {
            if (number == 2) await ChangeTablesAsync(world, seed, cancellation);
            if (number > 1 && vault is not null) await vault.BetweenRunsAsync(number, cancellation);
            var run = await NextRunAsync(runs, cancellation);
            var start = TimeProvider.System.GetTimestamp();
            await service.RunAsync(deployment.Service.Schedule.EventAt(run.Time), progress.Queues($"run {number} of {options.Runs}"), cancellation);
            runs.Add((run.Time, TimeProvider.System.GetElapsedTime(start)));
            if (vault is not null) await vault.LookAgainAsync(run, service, cancellation);
            progress.Report($"run {number} of {options.Runs} ({run}): done in {runs[^1].Took.TotalSeconds:0.0} s");
        }

        world.Proxy.Trail.SendTo(DemoWorld.Home, deployment.Queue("ENFORCEMENT_QUEUE_URL"));
        progress.Report("the emulator records no API calls: from here the proxy turns IAM writes that it sees into events, as CloudTrail and EventBridge would");
        var times = await new DemoDenyEvents(world, seed.Accounts[1], progress).RunAsync(cancellation);
        await world.Proxy.Trail.WhenSentAsync(cancellation);
        await service.UntilIdleAsync(cancellation);
        return (runs, times);
    }

    private async Task<DemoDeployment> DeployAsync(DemoWorld world, DemoSeed seed, CancellationToken cancellation)
    {
        var deployment = await DemoDeployment.CreateAsync(world, options, seed, cancellation);
        var report = new DeploymentReport(deployment.Service);
        foreach (var line in report.Summary()) progress.Report(line);
        progress.Detail(report.Details());
        return deployment;
    }

    // Between two runs a table comes and another goes.
    private async Task ChangeTablesAsync(DemoWorld world, DemoSeed seed, CancellationToken cancellation)
    {
        foreach (var table in _tables)
        {
            if (table.Case == DemoCase.Created)
                await world.Seeder.Tables.CreateAsync(seed.PlaceOf(table), table.Name, items: 1, cancellation: cancellation);
            else if (table.Case == DemoCase.Deleted)
                await world.Seeder.Tables.DeleteAsync(seed.PlaceOf(table), table.Name, cancellation);
        }

        progress.Report("between the runs: table Arrivals was created, table Departures was deleted");
    }

    // A run is named by its second: two runs must not share one.
    private async Task<RunId> NextRunAsync(
        List<(DateTimeOffset Time, TimeSpan Took)> runs, CancellationToken cancellation)
    {
        while (true)
        {
            var run = RunId.At(_clock.GetUtcNow());
            if (runs.Count == 0 || run.Time > runs[^1].Time) return run;
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
        }
    }
}
