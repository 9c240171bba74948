namespace BackupScheduler.Architecture.Tests.SupplyChain;

/// <summary>Nothing is restored but what a committed lock file names.</summary>
public sealed class LockFileTests : IDisposable
{
    private const string Project = "src/BackupScheduler.Core/BackupScheduler.Core.csproj", LockFile = "src/BackupScheduler.Core/packages.lock.json";

    private static readonly Dictionary<string, string> s_ofRecord = new() { ["CI"] = "true" };
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Every_project_has_a_lock_file_and_is_part_of_the_solution()
    {
        var files = Repository.TrackedFiles();
        var projects = files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).ToList();
        Assert.True(projects.Count > 20, $"only {projects.Count} projects were found");
        Assert.Empty(projects.Select(project => $"{project[..project.LastIndexOf('/')]}/packages.lock.json").Except(files));
        var solution = string.Join('\n', Repository.ReadText("BackupScheduler.sln")!).Replace('\\', '/');
        Assert.All(projects, project => Assert.Contains($"\"{project}\"", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void The_build_of_record_restores_locked() => Assert.Contains("export CI=true", Repository.ReadText(".ci/run")!);

    [Fact]
    public void A_lock_file_in_order_is_restored_from() => Assert.Equal(0, Restore(_ => { }).ExitCode);

    [Fact]
    public void A_lock_file_that_is_stale_is_refused() => AssertRefused("NU1004", file => Replace(file, "[5.", "[4."));

    [Fact]
    public void A_package_of_other_content_is_refused() => AssertRefused("NU1403", file => Replace(file, "\"contentHash\": \"", "\"contentHash\": \"AAAA"));

    // NuGet's own locked mode would write it, and go on.
    [Fact]
    public void A_lock_file_that_is_missing_is_refused()
    {
        AssertRefused("packages.lock.json is missing", File.Delete);
        Assert.False(File.Exists(Path.Combine(_folder.FullName, LockFile)));
    }

    private void AssertRefused(string why, Action<string> spoil)
    {
        var (exitCode, output) = Restore(spoil);
        Assert.NotEqual(0, exitCode);
        Assert.Contains(why, output, StringComparison.Ordinal);
    }

    // A copy of one project with what concerns its restore; advisories are another matter.
    private (int ExitCode, string Output) Restore(Action<string> spoil)
    {
        foreach (var file in Repository.TrackedFiles().Where(IsNeeded))
        {
            var copy = Path.Combine(_folder.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Repository.Root, file), copy);
        }

        spoil(Path.Combine(_folder.FullName, LockFile));
        return Child.Run(_folder.FullName, s_ofRecord, "dotnet", "restore", Project, "-p:NuGetAudit=false", "-nodeReuse:false");
    }

    private static bool IsNeeded(string file) =>
        file is Project or LockFile or "global.json" or "src/Directory.Build.props" || (file.StartsWith("Directory.", StringComparison.Ordinal) && !file.Contains('/', StringComparison.Ordinal));

    private static void Replace(string file, string text, string instead)
    {
        var lines = File.ReadAllText(file);
        Assert.Contains(text, lines, StringComparison.Ordinal);
        File.WriteAllText(file, lines.Replace(text, instead, StringComparison.Ordinal));
    }
}
