namespace BackupScheduler.Browser.Tests.Browsing;

/// <summary>A way to a Chromium.</summary>
/// <param name="Name">What it is called where none was found.</param>
/// <param name="FindAsync">The executable, and what is wrong where there is none.</param>
internal sealed record ChromiumWay(string Name, Func<Task<(string? Path, string Why)>> FindAsync);

/// <summary>Finds a Chromium on a machine that nobody has prepared: the ways are tried in their order, and a failure names all of them in one line.</summary>
internal static class ChromiumSearch
{
    /// <summary>The system's, else Playwright's own download, else the distribution's package.</summary>
    public static IReadOnlyList<ChromiumWay> Ways { get; } =
    [
        new("chromium, chromium-browser or google-chrome on PATH", () => Task.FromResult(OnPath(Environment.GetEnvironmentVariable("PATH")))),
        new("Playwright's own download (playwright install chromium)", Installing.DownloadAsync),
        new("the distribution's package (apt-get install chromium, as root)", Installing.PackageAsync),
    ];

    /// <summary>The first that there is.</summary>
    /// <exception cref="InvalidOperationException">There is none; one line.</exception>
    public static async Task<string> FindAsync(IReadOnlyList<ChromiumWay> ways)
    {
        var tried = new List<string>();
        foreach (var way in ways)
        {
            var (path, why) = await way.FindAsync();
            if (path is not null) return path;
            tried.Add($"{way.Name}: {string.Join(' ', why.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries))}");
        }

        throw new InvalidOperationException($"these tests need a Chromium, and there is none by any of these ways: {string.Join("; ", tried)}");
    }

    /// <summary>The system's own.</summary>
    /// <param name="path">The folders that PATH names.</param>
    public static (string? Path, string Why) OnPath(string? path)
    {
        var found =
            from name in new[] { "chromium", "chromium-browser", "google-chrome" }
            from folder in (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            let file = Path.Combine(folder, name)
            where File.Exists(file)
            select file;
        return (found.FirstOrDefault(), "not there");
    }
}
