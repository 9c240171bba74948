using System.Diagnostics;

namespace BackupScheduler.Architecture.Tests;

/// <summary>The files of the repository that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] s_built = ["bin", "obj", ".git", "artifacts", "TestResults"];
    private static readonly Lazy<string[]> s_files = new(ListFiles);

    public static string Root { get; } = FindRoot();

    /// <summary>Paths from the root, with slashes: what git tracks, or would track if it were added now.</summary>
    public static string[] TrackedFiles() => s_files.Value;

    /// <summary>The lines of a text file; null for a binary one.</summary>
    public static string[]? ReadText(string file)
    {
        var text = File.ReadAllText(Path.Combine(Root, file));
        return text.Contains('\0', StringComparison.Ordinal) ? null : text.Split('\n');
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props"))) return folder.FullName;
        throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside the repository");
    }

    // A worktree's .git is a file. A source archive has none: then everything that is not built counts.
    private static string[] ListFiles() =>
        Path.Exists(Path.Combine(Root, ".git")) ? [.. Git().Where(file => File.Exists(Path.Combine(Root, file)))] : [.. Walk()];

    private static string[] Git()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0
            ? output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException($"git ls-files ended with {git.ExitCode}");
    }

    private static IEnumerable<string> Walk() => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Where(file => !file.Split('/').Intersect(s_built).Any());
}
