namespace BackupScheduler.LocalAws.Processes;

/// <summary>Finds executables as a shell does. Tests give their own directories.</summary>
public sealed record SearchPath(string Value)
{
    public static SearchPath FromEnvironment() => new(Environment.GetEnvironmentVariable("PATH") ?? "");

    public string? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var directory in Value.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            {
                var file = Path.Combine(directory, OperatingSystem.IsWindows() ? name + ".exe" : name);
                if (IsExecutable(file))
                {
                    return file;
                }
            }
        }

        return null;
    }

    private static bool IsExecutable(string file)
    {
        const UnixFileMode anyone = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(file) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & anyone) != 0);
    }
}
