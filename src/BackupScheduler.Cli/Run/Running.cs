using BackupScheduler.Aws;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Run.DryRun;
using BackupScheduler.Cli.Run.Enqueue;
using BackupScheduler.Cli.Run.InProcess;
using BackupScheduler.Core.Runs;

namespace BackupScheduler.Cli.Run;

/// <summary>Plans a run and lets its mode do it.</summary>
internal static class Running
{
    public static async Task<int> RunAsync(RunSetup setup, Terminal terminal, CancellationToken cancellation)
    {
        var aws = new AwsPorts(setup.Aws);
        var plan = await RunPlan.MakeAsync(setup, aws.Organization(), RunId.At(TimeProvider.System.GetUtcNow()), cancellation);
        foreach (var account in plan.Unknown)
            terminal.Progress.Warn($"{account}: named in ACCOUNTS_INCLUDE or ACCOUNTS_EXCLUDE, but no active account of the organization");
        if (plan.Items.Count == 0) throw new BadUsageException("no account is selected: see ACCOUNTS_INCLUDE, ACCOUNTS_EXCLUDE and ORGANIZATIONAL_UNITS");

        return setup.Options.Mode switch
        {
            RunMode.Enqueue => await EnqueueRun.RunAsync(setup, aws, plan, terminal, cancellation),
            RunMode.InProcess => await InProcessRunning.RunAsync(setup, aws, plan, terminal, cancellation),
            _ => await DryRunning.RunAsync(setup, aws, plan, terminal, cancellation),
        };
    }
}
