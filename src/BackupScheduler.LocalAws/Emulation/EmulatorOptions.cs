using BackupScheduler.LocalAws.Processes;

namespace BackupScheduler.LocalAws.Emulation;

/// <summary>Where to look for the moto server, and for how long. The defaults are those of the user's shell.</summary>
public sealed record EmulatorOptions
{
    public const string PinnedVersion = "5.2.1";

    public SearchPath SearchPath { get; init; } = SearchPath.FromEnvironment();

    /// <summary>Holds the virtual environment that is made when no server is installed.</summary>
    public string CacheDirectory { get; init; } = DefaultCacheDirectory();

    /// <summary>From start to first answer. Generous, because a loaded machine takes long to import moto.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For a virtual environment to be filled, or a container image to be pulled.</summary>
    public TimeSpan InstallTimeout { get; init; } = TimeSpan.FromMinutes(5);

    private static string DefaultCacheDirectory()
    {
        var root = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg ? xdg
            : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(root, "backup-scheduler");
    }
}
