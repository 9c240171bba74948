using System.Diagnostics;

namespace BackupScheduler.LocalAws.Tests.Children;

/// <summary>The test assembly as a program.</summary>
internal static class Child
{
    public static string Assembly { get; } = typeof(Child).Assembly.Location;

    public static string Dotnet { get; } = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet"
        ? path
        : "dotnet";

    /// <summary>As leader of a process group of its own, as a terminal or a build runner starts programs.</summary>
    // A build server may run us with signals ignored, and children inherit that: an ignored SIGINT would end nothing.
    public static Process StartAsGroup(params string[] args) =>
        Process.Start(new ProcessStartInfo("setsid", ["env", "--default-signal=INT,TERM,HUP", Dotnet, Assembly, .. args])
        {
            RedirectStandardOutput = true,
        })!;
}
