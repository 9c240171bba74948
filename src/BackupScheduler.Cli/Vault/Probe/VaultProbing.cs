using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Trials;

namespace BackupScheduler.Cli.Vault.Probe;

/// <summary><c>vault probe</c>, once its options are read.</summary>
internal static class VaultProbing
{
    /// <summary>The word that confirms.</summary>
    public const string Word = "probe";

    private const string Stem = "backup-scheduler-probe";

    public static async Task<int> RunAsync(
        VaultProbeOptions options, VaultSetup setup, ProbeWorld world, Terminal terminal, CancellationToken cancellation)
    {
        var names = new TrialNames(world.Trial.Scope, Stem, TrialNames.DrawSuffix());
        var plan = Plan(setup, names);
        if (options.DryRun)
        {
            ProbeReport.WritePlan(terminal.Out, options, setup, plan);
            return ExitCode.Done;
        }

        var what = string.Join(Environment.NewLine, plan);
        if (options.Yes) await terminal.Error.WriteLineAsync(what);
        else await Confirmation.AskAsync(terminal, what, Word, cancellation);
        var result = await new VaultProbe(setup, world, names, new Journal(world.Trial.Time, terminal.Progress)).RunAsync(cancellation);
        if (options.Json) ProbeReport.WriteJson(terminal.Out, setup, names, result);
        else ProbeReport.Write(terminal.Out, setup, names, result);
        foreach (var arn in result.LeftOver) await terminal.Error.WriteLineAsync($"left over: {arn}");
        return result.ExitCode;
    }

    private static IReadOnlyList<string> Plan(VaultSetup setup, TrialNames names) =>
    [
        $"In account {names.Scope.Account}, Region {names.Scope.Region}, this makes the table {names.Table} with {TrialTable.Items} tiny items, and switches its point-in-time recovery on;",
        $"exports it once, through {setup.Settings.BackupRoleName}, to s3://{setup.Copies.Vault.Bucket}/{names.Scope}/{names.Table}/: a few small objects, which stay until their lock ends;",
        "and drops the table, also after a failure or Ctrl+C. Nothing else is touched. It takes up to half an hour, and costs well under one US cent.",
    ];
}
