namespace BackupScheduler.Cli.Package;

/// <summary>The clone that is packaged.</summary>
/// <param name="Root">Its root folder.</param>
internal sealed record SourceTree(string Root)
{
    private const string Solution = "BackupScheduler.sln";

    /// <summary>The functions' project.</summary>
    public string Lambda => Path.Combine(Root, "src", "BackupScheduler.Lambda");

    /// <summary>What a restore of the functions gives; the official AWS packages have one of their own, as in Directory.Build.props.</summary>
    public string FunctionsLockFile => Path.Combine(
        Lambda,
        "true".Equals(Environment.GetEnvironmentVariable("UseOfficialAwsPackages"), StringComparison.OrdinalIgnoreCase) ? "packages.official.lock.json" : "packages.lock.json");

    /// <summary>A project by its name in any case: as it is written, and whether it stands in for a package.</summary>
    /// <exception cref="PackagingException">There is none.</exception>
    public (string Name, bool IsStandIn) FindProject(string name)
    {
        foreach (var (folder, isStandIn) in new[] { (Path.Combine(Root, "src"), false), (Path.Combine(Root, "src", "Amazon"), true) })
            if (Directory.EnumerateDirectories(folder).Select(Path.GetFileName).FirstOrDefault(found => name.Equals(found, StringComparison.OrdinalIgnoreCase)) is { } found)
                return (found, isStandIn);
        throw new PackagingException($"the functions' lock file names {name}, and there is no such project in {Root}");
    }

    /// <summary>The clone around the first of these folders that lies in one.</summary>
    /// <exception cref="BadUsageException">None does.</exception>
    public static SourceTree Find(params ReadOnlySpan<string> folders)
    {
        foreach (var start in folders)
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, Solution))) return new SourceTree(folder.FullName);
        throw new BadUsageException(
            $"package: there is no {Solution} in the working folder or above it, accepted: a clone of the sources, such as dotnet run --project src/BackupScheduler.Cli -- package --output dist");
    }

    /// <summary>A template's text.</summary>
    /// <param name="path">From the root, with slashes.</param>
    /// <exception cref="PackagingException">It is not there.</exception>
    public string ReadTemplate(string path)
    {
        var file = Path.Combine(Root, path);
        return File.Exists(file) ? File.ReadAllText(file) : throw new PackagingException($"{path} is not in the source tree {Root}");
    }
}
