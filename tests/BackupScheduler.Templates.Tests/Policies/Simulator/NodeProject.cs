using System.Security.Cryptography;

namespace BackupScheduler.Templates.Tests.Policies.Simulator;

/// <summary>The simulator's packages, restored from the lock file once for each state of it.</summary>
internal static class NodeProject
{
    private const string Lock = "package-lock.json", Program = "simulate.mjs", Whole = "whole";

    public static string Source { get; } = Path.Combine(Repository.TestProject, "Policies", "Simulator");

    /// <summary>Runs the program on JSON and returns the JSON that it prints.</summary>
    public static async Task<string> RunAsync(string input)
    {
        var folder = await RestoreAsync();
        var run = await CommandLine.RunAsync("node", [Program], folder, input);
        return run.ExitCode == 0 ? run.Output : throw new InvalidOperationException($"node {Program} ended with {run.ExitCode}: {run.Errors}");
    }

    private static async Task<string> RestoreAsync()
    {
        var state = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(Source, Lock))))[..12];
        var folder = Path.Combine(Repository.TestProject, "obj", "npm", state);
        Directory.CreateDirectory(folder);
        foreach (var file in new[] { "package.json", Lock, Program }) File.Copy(Path.Combine(Source, file), Path.Combine(folder, file), overwrite: true);
        // A restore that was interrupted leaves modules behind, but not this.
        var mark = Path.Combine(folder, Whole);
        if (File.Exists(mark)) return folder;
        var restore = await CommandLine.RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
        if (restore.ExitCode != 0) throw new InvalidOperationException($"npm ci ended with {restore.ExitCode}: {restore.Errors}");
        await File.WriteAllTextAsync(mark, "");
        return folder;
    }
}
