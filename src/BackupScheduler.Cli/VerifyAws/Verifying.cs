using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Trials;

namespace BackupScheduler.Cli.VerifyAws;

/// <summary><c>verify-aws</c>, once its options are read.</summary>
internal static class Verifying
{
    public static async Task<int> RunAsync(VerifySetup setup, VerifyWorld world, Terminal terminal, CancellationToken cancellation)
    {
        var names = ScratchNames.Draw(world.Scope);
        if (setup.Options.DryRun)
        {
            VerifyPlan.Write(setup.Options, world, names, terminal.Out);
            return ExitCode.Done;
        }

        await VerifyPlan.ConfirmAsync(setup.Options, world, names, terminal, cancellation);
        var journal = new Journal(world.Time, terminal.Progress);
        var result = await new Verification(setup, world, names, journal).RunAsync(cancellation);
        if (setup.Options.Json) VerifyReport.WriteJson(terminal.Out, setup, world, result);
        else VerifyReport.Write(terminal.Out, setup, world, result);
        // In full here: somebody has to remove them.
        foreach (var arn in result.LeftOver) await terminal.Error.WriteLineAsync($"left over: {arn}");
        foreach (var arn in result.Kept) await terminal.Error.WriteLineAsync($"kept: {arn}");
        return result.ExitCode;
    }
}
