using BackupScheduler.Bench.Throughput;
using BackupScheduler.LocalAws.Processes;

namespace BackupScheduler.Bench.Cold;

/// <summary>A program that serves the worker's events.</summary>
/// <param name="Name">In a few words, with its version.</param>
/// <param name="File">The executable itself, not a script that finds it.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Size">What is deployed; null where that is a runtime of Lambda's own.</param>
internal sealed record Contender(string Name, string File, IReadOnlyList<string> Arguments, DeployedSize? Size)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    /// <summary>The native executable.</summary>
    public static Contender Native(string program) => new("Native AOT", program, [], DeployedSize.OfFile(program));

    /// <summary>The program that the runtime compiles as it goes; null if it, or dotnet, is not there.</summary>
    public static Contender? Jit(string assembly) =>
        System.IO.File.Exists(assembly) && SearchPath.FromEnvironment().Find("dotnet") is { } dotnet
            ? new Contender($".NET {Environment.Version.ToString(2)}, JIT", dotnet, [assembly], DeployedSize.OfFolder(Path.GetDirectoryName(assembly)!))
            : null;

    /// <summary>The handler in Python; null if there is no Python with boto3.</summary>
    /// <param name="script">The loop.</param>
    /// <param name="cancellation">Ends the look.</param>
    public static async Task<Contender?> PythonAsync(string script, CancellationToken cancellation)
    {
        if (await PythonTrial.FindAsync(cancellation) is not { } found) return null;
        // What is found may be a shim, which takes longer to start than Python does.
        var lines = new List<string>();
        var command = new LocalAws.Processes.CommandLine(found, ["-c", "import sys, boto3; print(sys.executable); print('%d.%d' % sys.version_info[:2], '+ boto3', boto3.__version__)"]);
        var (exitCode, _) = await WatchedProcess.RunAsync(command, s_patience, lines.Add, cancellation);
        return exitCode == 0 && lines is [var file, var versions, ..] ? new Contender($"Python {versions}", file, [script], null) : null;
    }
}
