using Microsoft.Playwright;

namespace BackupScheduler.Browser.Tests.Browsing;

/// <summary>One browser for all tests; each test has a context of its own, with cookies of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    // What a machine without a screen, a graphics card and the wider network needs.
    private static readonly string[] s_flags =
        ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Where pictures of pages are left, for whoever looks at a build's results.</summary>
    public static string Pictures { get; } = Path.Combine(Root(), "artifacts", "screenshots");

    public async Task InitializeAsync()
    {
        var chromium = await ChromiumSearch.FindAsync(ChromiumSearch.Ways);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            Headless = true,
            // Chromium's sandbox does not start as root.
            ChromiumSandbox = !Environment.IsPrivilegedProcess,
            Args = s_flags,
        });
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A page that notes everything that goes wrong in it.</summary>
    public async Task<WatchedPage> OpenAsync(BrowserNewContextOptions? options = null) => await WatchedPage.OpenAsync(Browser, options);

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props"))) return folder.FullName;
        return AppContext.BaseDirectory;
    }
}

/// <summary>The tests that share the browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}
