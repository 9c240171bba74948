using System.Diagnostics;

namespace BackupScheduler.Bench.Micro;

/// <summary>
/// This command again, in a process where each method is compiled once and for good: what the runtime allocates otherwise depends on how often it
/// has compiled a method anew, in the background, by then.
/// </summary>
internal static class OwnProcess
{
    private const string Variable = "DOTNET_TieredCompilation";
    private const string No = "0";

    /// <summary>Whether this is such a process.</summary>
    public static bool IsCompiledOnce => Environment.GetEnvironmentVariable(Variable) == No;

    /// <summary>Runs it with the same arguments, output and exit code.</summary>
    public static async Task<int> RunAsync(CancellationToken cancellation)
    {
        var arguments = Environment.GetCommandLineArgs();
        var isHosted = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        var start = new ProcessStartInfo(Environment.ProcessPath!, isHosted ? arguments : arguments.Skip(1)) { Environment = { [Variable] = No } };
        using var process = Process.Start(start)!;
        try
        {
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            return ExitCode.Interrupted;
        }
    }
}
