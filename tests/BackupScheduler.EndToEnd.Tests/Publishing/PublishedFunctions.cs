using System.Reflection;
using BackupScheduler.LocalAws.Lambda;
using BackupScheduler.LocalAws.Processes;

namespace BackupScheduler.EndToEnd.Publishing;

/// <summary>
/// The executable as it is deployed: published once by the test run itself, as native code wherever a linker is installed. The
/// build of record (BACKUP_SCHEDULER_REQUIRE_NATIVE=1) accepts nothing else.
/// </summary>
public sealed class PublishedFunctions : IAsyncLifetime
{
    private const string RequireNative = "BACKUP_SCHEDULER_REQUIRE_NATIVE";
    private const string OfficialPackages = "UseOfficialAwsPackages";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    // Each class of tests has an installation of its own and none waits for another: they share the publish alone.
    private static readonly Lazy<Task<Published>> Once = new(PublishAsync);

    /// <summary>How a function's process is started.</summary>
    public CommandLine Program { get; private set; } = null!;

    /// <summary>Whether it is native code.</summary>
    public bool IsNative { get; private set; }

    /// <summary>Everything that the publish printed.</summary>
    public string Output { get; private set; } = "";

    public async Task InitializeAsync() => (Program, IsNative, Output) = await Once.Value;

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<Published> PublishAsync()
    {
        var isNative = SearchPath.FromEnvironment().Find("clang", "gcc") is not null;
        if (!isNative)
        {
            if (Environment.GetEnvironmentVariable(RequireNative) == "1")
                throw new InvalidOperationException($"{RequireNative} is set, but neither clang nor gcc is installed to link native code");
            Console.WriteLine("no native linker (clang or gcc) is installed: the end-to-end tests drive the framework-dependent program");
        }

        var folder = Path.Combine(Repository.Root, "artifacts", isNative ? "bootstrap-native" : "bootstrap-portable");
        var output = await PublishAsync(folder, isNative);
        return new Published(FunctionOptions.ProgramOf(Path.Combine(folder, isNative ? "bootstrap" : "bootstrap.dll")), isNative, output);
    }

    // Restored before, by the build: a restore here would race with the build of other test projects over obj/.
    private static async Task<string> PublishAsync(string folder, bool isNative)
    {
        List<string> arguments =
        [
            "publish", Path.Combine(Repository.Root, "src", "BackupScheduler.Lambda"), "--no-restore", "-c", "Release", "-o", folder,
            "-nodeReuse:false", $"-p:{OfficialPackages}={Built(OfficialPackages)}", .. isNative ? ["-r", "linux-x64"] : (string[])["-p:PublishAot=false", "-p:UseAppHost=false"],
        ];
        var lines = new List<string>();
        var (exitCode, _) = await WatchedProcess.RunAsync(
            new CommandLine("dotnet", arguments), Patience, lines.Add, CancellationToken.None);
        var output = string.Join('\n', lines);
        return exitCode == 0 ? output : throw new InvalidOperationException($"publishing failed with {exitCode}:\n{output}");
    }

    private static string? Built(string property) => typeof(PublishedFunctions).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == property).Value;

    private sealed record Published(CommandLine Program, bool IsNative, string Output);
}
