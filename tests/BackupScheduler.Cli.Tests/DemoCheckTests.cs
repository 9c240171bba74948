using BackupScheduler.Cli.Demo;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Demo.Deny;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Tests;

/// <summary>The demo's checks can fail: each test spoils one thing between the last run and the reading.</summary>
public sealed class DemoCheckTests
{
    private static readonly DemoOptions Small = new(Accounts: 3, Regions: 1, Tables: 8, Runs: 2, Keep: 2);

    [Fact]
    public async Task A_small_demo_holds_all_its_checks()
    {
        var (exitCode, result) = await RunAsync(null);

        Assert.Equal(0, exitCode);
        Assert.All(result.Checks, check => Assert.Empty(check.Findings));
        Assert.Equal(11, result.Checks.Count);
        Assert.Equal(5, result.Proof.Steps.Count);
        Assert.NotEmpty(result.Seed.Foreign);
    }

    [Fact]
    public async Task A_backup_that_vanishes_before_the_check_fails_the_demo()
    {
        var (exitCode, result) = await RunAsync(async (world, seed, _) =>
        {
            var place = seed.PlaceOf(DemoPlan.Tables(Small).First(table => table.Case == DemoCase.Ordinary));
            var own = (await world.Reader.BackupsAsync(place)).First(backup => seed.Foreign.All(foreign => foreign.Arn != backup.Arn));
            await new TableSeeder(world.Direct).DeleteBackupAsync(place, own.Arn);
        });

        Assert.Equal(1, exitCode);
        var failed = Assert.Single(result.Checks, check => !check.Holds);
        Assert.StartsWith("every selected table has exactly the backups", failed.Says, StringComparison.Ordinal);
        Assert.Single(failed.Findings);
    }

    [Fact]
    public async Task A_deny_that_is_detached_before_the_check_fails_the_demo()
    {
        var (exitCode, result) = await RunAsync((world, seed, _) => world.Seeder.Principals.DetachAsync(
            seed.Accounts[2], IamPrincipal.Role("PolicyEnforcer"), DemoDenyChecks.PolicyArn(seed.Accounts[2])));

        Assert.Equal(1, exitCode);
        var failed = Assert.Single(result.Checks, check => !check.Holds);
        Assert.EndsWith("role/backup-scheduler/PolicyEnforcer: is not denied", Assert.Single(failed.Findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_backup_that_vanishes_before_the_check_fails_the_demo()
    {
        var (exitCode, result) = await RunAsync((world, seed, _) =>
            new TableSeeder(world.Direct).DeleteBackupAsync(seed.Foreign[0].Place, seed.Foreign[0].Arn));

        Assert.Equal(1, exitCode);
        var failed = Assert.Single(result.Checks, check => !check.Holds);
        Assert.Contains("foreign", failed.Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_of_an_excluded_or_suspended_table_fails_the_demo()
    {
        var (exitCode, result) = await RunAsync((world, seed, _) => new TableSeeder(world.Direct).BackUpAsync(
            DemoWorld.Home with { Account = seed.Suspended }, DemoSeed.SuspendedTable, DemoExpectation.NameAt(seed.Start)));

        Assert.Equal(1, exitCode);
        Assert.Contains(DemoSeed.SuspendedTable, Assert.Single(Assert.Single(result.Checks, check => !check.Holds).Findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_or_a_dead_letter_left_behind_fails_the_demo()
    {
        var (exitCode, result) = await RunAsync(async (world, _, deployment) =>
        {
            await world.Seeder.Queues.SendAsync(DemoWorld.Home, deployment.Queue("DEAD_LETTER_QUEUE_URL"), "{}");
            await world.Seeder.Queues.SendAsync(DemoWorld.Home, deployment.Queue("TABLE_QUEUE_URL"), "{}");
        });

        Assert.Equal(1, exitCode);
        Assert.Equal(2, Assert.Single(result.Checks, check => !check.Holds).Findings.Count);
    }

    private static async Task<(int ExitCode, DemoResult Result)> RunAsync(Func<DemoWorld, DemoSeed, DemoDeployment, Task>? spoil)
    {
        var progress = new DemoProgress(new Progress(TextWriter.Null, isTerminal: false), isVerbose: false);
        var result = await new DemoRunner(Small, progress, spoil).RunAsync(CancellationToken.None);
        return (DemoCommand.ExitCodeOf(result), result);
    }
}
