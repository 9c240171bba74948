using System.Diagnostics;

namespace BackupScheduler.LocalAws.Tests.Children;

/// <summary>The test assembly as a program.</summary>
internal static class Child
{
    public static string Assembly { get; } = typeof(Child).Assembly.Location;

    public static string Dotnet { get; } = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet"
        ? path
        : "dotnet";

    public static Process Start(params string[] args) =>
        Process.Start(new ProcessStartInfo(Dotnet, [Assembly, .. args]) { RedirectStandardOutput = true })!;
}
