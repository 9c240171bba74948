namespace BackupScheduler.Templates.Tests;

/// <summary>The files of the repository that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FolderAbove("Directory.Packages.props");

    public static string TestProject { get; } = FolderAbove("BackupScheduler.Templates.Tests.csproj");

    public static string PathOf(string file) => Path.Combine(Root, file);

    private static string FolderAbove(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, file))) return folder.FullName;
        throw new DirectoryNotFoundException($"{AppContext.BaseDirectory} lies below no folder with {file}");
    }
}
