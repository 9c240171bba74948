namespace BackupScheduler.Cli.Package;

/// <summary>The clone that is packaged.</summary>
/// <param name="Root">Its root folder.</param>
internal sealed record SourceTree(string Root)
{
    private const string Solution = "BackupScheduler.sln";

    /// <summary>The functions' project.</summary>
    public string Lambda => Path.Combine(Root, "src", "BackupScheduler.Lambda");

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
