namespace BackupScheduler.LocalAws.Tests.Deployment;

/// <summary>Where the source tree is, found from where the tests run.</summary>
internal static class Sources
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "BackupScheduler.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("BackupScheduler.sln is in no folder above the tests");
    }
}
