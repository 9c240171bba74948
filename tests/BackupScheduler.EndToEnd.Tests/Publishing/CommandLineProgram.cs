using System.Reflection;
using BackupScheduler.LocalAws.Processes;

namespace BackupScheduler.EndToEnd.Publishing;

/// <summary>The command-line program, as it was built beside the tests.</summary>
internal static class CommandLineProgram
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private static string Configuration => typeof(CommandLineProgram).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Configuration").Value!;

    /// <summary>Runs a command that must succeed; answers what it printed.</summary>
    public static Task<string> RunAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments) => RunAsync(environment, 0, arguments);

    /// <summary>Runs a command that must end with this exit code; answers what it printed.</summary>
    public static async Task<string> RunAsync(IReadOnlyDictionary<string, string?> environment, int expected, params string[] arguments)
    {
        var program = Path.Combine(Repository.Root, "src", "BackupScheduler.Cli", "bin", Configuration, "net10.0", "backup-scheduler.dll");
        var lines = new List<string>();
        var (exitCode, _) = await WatchedProcess.RunAsync(
            new CommandLine("dotnet", [program, .. arguments]) { Environment = environment }, s_patience, lines.Add, CancellationToken.None);
        var output = string.Join('\n', lines);
        Assert.True(exitCode == expected, $"{string.Join(' ', arguments)} ended with {exitCode}:\n{output}");
        return output;
    }
}
