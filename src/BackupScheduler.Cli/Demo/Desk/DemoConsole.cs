using BackupScheduler.Aws;
using BackupScheduler.Cli.InProcess;
using BackupScheduler.Cli.Letters;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Status;
using BackupScheduler.Cli.WebConsole;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Cli.Demo.Desk;

/// <summary>The console over the demo's organization, with the service still at work: what is redriven is done.</summary>
internal static class DemoConsole
{
    /// <summary>Serves until it is told to end.</summary>
    public static async Task RunAsync(
        DemoWorld world, DemoSeed seed, DemoDeployment deployment, DemoTroubles troubles, DemoProgress progress, Terminal terminal, CancellationToken cancellation)
    {
        var aws = AwsOptions.ForEmulator(world.Proxy.Address, DemoWorld.HomeRegion);
        await using var service = await InProcessService.StartAsync(
            new AwsPorts(aws), deployment.Variables, world.Direct, DemoWorld.Home, new CountingMetrics(), progress.Log, cancellation);
        await troubles.RunAsync(world, seed, deployment, service, progress, cancellation);
        var folder = Directory.CreateTempSubdirectory("backup-scheduler-demo-");
        try
        {
            var desk = await DeskAsync(aws, deployment.Variables, folder.FullName, cancellation);
            await Serving.RunAsync(desk, new ConsoleOptions { AllowsChanges = true }, terminal, TimeProvider.System, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<OperatorDesk> DeskAsync(
        AwsOptions aws, IReadOnlyDictionary<string, string> variables, string folder, CancellationToken cancellation)
    {
        var settings = SettingsReader.ReadWithoutQueues(variables, out var errors) ?? throw new InvalidOperationException(string.Join("; ", errors));
        var letters = SettingsReader.ReadForLetters(variables, out errors) ?? throw new InvalidOperationException(string.Join("; ", errors));
        var status = await new StatusSetup(settings, aws).WorldAsync(isDirect: false, cancellation);
        // The emulator knows no newer Regions than these.
        var known = status with { AllRegions = [.. DemoPlan.Regions.Select(Region.Parse)] };
        return new OperatorDesk(known, new DeskLetters(new LetterSetup(letters, aws).World(), Path.Combine(folder, "letters.journal")));
    }
}
