namespace BackupScheduler.Cli.Shell.Completion;

/// <summary>Files and folders that a half-typed path may become.</summary>
internal static class Paths
{
    private const int Most = 500;

    /// <summary>Paths that begin like the one given, folders with a slash at the end; none where the folder cannot be read.</summary>
    /// <param name="begun">What is typed of it.</param>
    /// <param name="foldersAlone">No files.</param>
    public static IReadOnlyList<string> Of(string begun, bool foldersAlone)
    {
        var (folder, name) = (begun[..(begun.LastIndexOf('/') + 1)], begun[(begun.LastIndexOf('/') + 1)..]);
        try
        {
            return
            [
                .. new DirectoryInfo(folder.Length == 0 ? "." : folder).EnumerateFileSystemInfos()
                    .Where(entry => entry.Name.StartsWith(name, StringComparison.Ordinal) && (name.Length > 0 || entry.Name[0] != '.'))
                    // A candidate is a line: a name with a line end, or an escape sequence, must be typed.
                    .Where(entry => !entry.Name.Any(char.IsControl) && (!foldersAlone || entry is DirectoryInfo))
                    .Take(Most)
                    .Select(entry => folder + entry.Name + (entry is DirectoryInfo ? "/" : ""))
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            return [];
        }
    }
}
