using BackupScheduler.Cli.Output;
using BackupScheduler.LocalAws.Processes;

namespace BackupScheduler.Cli.Package;

/// <summary>
/// Publishes the functions so that the same sources give the same bytes wherever they lie: in folders of its own, whose paths, like the sources', are
/// mapped away (they would reach the executable through the checksum of its debug symbols), and without the commit, so that a commit that changes
/// nothing in the program gives the same name.
/// </summary>
/// <param name="tree">The sources.</param>
/// <param name="tools">What links them.</param>
/// <param name="progress">Where to say what goes on.</param>
internal sealed class FunctionPublish(SourceTree tree, NativeTools tools, Progress progress) : IBootstrapSource
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);
    private const int LinesShown = 12;

    public void Check(FunctionArchitecture architecture)
    {
        if (!OperatingSystem.IsLinux())
            throw new PackagingException("native code for Lambda is linked on Linux only: run this on Linux, in WSL or in a container");
        tools.PropertiesFor(architecture);
    }

    public async Task<byte[]> MakeAsync(FunctionArchitecture architecture, CancellationToken cancellation)
    {
        // The ordinary folders may be in the hands of a build.
        var work = Directory.CreateTempSubdirectory("backup-scheduler-package-").FullName;
        try
        {
            progress.Say($"publishing the functions for {architecture.Name}; this takes a minute or two");
            var published = Path.Combine(work, "published");
            await RunAsync(Arguments(architecture, work, published), architecture, cancellation);
            return await File.ReadAllBytesAsync(Path.Combine(published, FunctionZip.Entry), cancellation);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    internal List<string> Arguments(FunctionArchitecture architecture, string work, string published) =>
    [
        "publish", tree.Lambda, "-c", "Release", "-r", architecture.RuntimeIdentifier, "-o", published, "--artifacts-path", work,
        "-nologo", "-v:minimal", "-nodeReuse:false",
        // The lock files decide what is restored.
        "-p:CI=true",
        $"-p:PathMap={Mapping(tree.Root, "/_/")}%2C{Mapping(work, "/_work/")}",
        "-p:IncludeSourceRevisionInInformationalVersion=false",
        .. tools.PropertiesFor(architecture).Select(property => $"-p:{property}"),
    ];

    // Doubled for the compiler, percent-encoded for MSBuild.
    private static string Mapping(string folder, string to)
    {
        var from = (folder.TrimEnd('/') + "/").Replace("=", "==", StringComparison.Ordinal).Replace(",", ",,", StringComparison.Ordinal);
        return $"{from.Replace("%", "%25", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal)}={to}";
    }

    private async Task RunAsync(List<string> arguments, FunctionArchitecture architecture, CancellationToken cancellation)
    {
        var lines = new List<string>();
        void Add(string line)
        {
            lock (lines) lines.Add(line);
        }

        var (exitCode, _) = await WatchedProcess.RunAsync(new CommandLine("dotnet", arguments), Longest, Add, cancellation);
        if (exitCode == 0) return;
        foreach (var line in lines.TakeLast(LinesShown)) progress.Warn(line);
        throw new PackagingException($"{architecture.Name}: dotnet publish failed with {exitCode}; its last lines are above");
    }
}
