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
            var look = await LookAsync(aws, deployment.Variables, cancellation);
            await TellAsync(look, terminal, cancellation);
            using var desk = new OperatorDesk(look, LettersOf(aws, deployment.Variables, folder.FullName));
            await Serving.RunAsync(desk, new ConsoleOptions { AllowsChanges = true }, terminal, TimeProvider.System, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<StatusWorld> LookAsync(AwsOptions aws, IReadOnlyDictionary<string, string> variables, CancellationToken cancellation)
    {
        var settings = SettingsReader.ReadWithoutQueues(variables, out var errors) ?? throw new InvalidOperationException(string.Join("; ", errors));
        var world = await new StatusSetup(settings, aws).WorldAsync(isDirect: false, cancellation);
        // The emulator knows no newer Regions than these.
        return world with { AllRegions = [.. DemoPlan.Regions.Select(Region.Parse)] };
    }

    // The same in the terminal: who sees the console has something to compare it with.
    private static async Task TellAsync(StatusWorld look, Terminal terminal, CancellationToken cancellation)
    {
        var status = await new StatusReading(look).ReadAsync(new StatusOptions(), terminal.Progress, cancellation);
        await terminal.Out.WriteLineAsync("\n$ backup-scheduler status");
        StatusReport.Write(terminal, status, new StatusView(OutputFormat.Text, Tables: false, All: false));
        await terminal.Out.WriteLineAsync();
    }

    private static DeskLetters LettersOf(AwsOptions aws, IReadOnlyDictionary<string, string> variables, string folder)
    {
        var settings = SettingsReader.ReadForLetters(variables, out var errors) ?? throw new InvalidOperationException(string.Join("; ", errors));
        return new DeskLetters(new LetterSetup(settings, aws).World(), Path.Combine(folder, "letters.journal"));
    }
}
