namespace BackupScheduler.EndToEnd.Publishing;

/// <summary>Where the sources are, found from where the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "BackupScheduler.sln"))) return folder.FullName;
        throw new InvalidOperationException("BackupScheduler.sln is in no folder above the tests");
    }
}
