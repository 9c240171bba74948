using System.CommandLine;

namespace BackupScheduler.Cli.Shell;

/// <summary>What every command takes.</summary>
internal static class GlobalOptions
{
    public static Option<bool> Quiet { get; } = new("--quiet")
    {
        Description = "no progress on the error output: errors, warnings, questions and the result alone",
        Recursive = true,
    };
}
