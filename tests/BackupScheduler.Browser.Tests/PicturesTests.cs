using BackupScheduler.Browser.Tests.Browsing;
using BackupScheduler.Browser.Tests.Consoles;
using BackupScheduler.Cli.Tests.Status;
using Microsoft.Playwright;

namespace BackupScheduler.Browser.Tests;

/// <summary>Every page, light and dark, without an error; its pictures are kept.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PicturesTests(BrowserFixture browser)
{
    private static readonly (string Name, string Path)[] s_pages =
    [
        ("overview", "/"), ("coverage", "/coverage"), ("runs", "/runs"), ("letters", "/letters"), ("principals", "/principals"), ("copies", "/copies"),
        ("account", "/accounts/{account}"), ("table", "/tables/{table}"), ("letter", "/letter?id=00000000-0000-4000-8000-000000000001"),
    ];

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_page_shows_without_an_error(ColorScheme scheme)
    {
        var status = SyntheticOrganization.Of(12);
        await using var console = await OpenConsole.StartAsync(status);
        await using var watched = await browser.OpenAsync(new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = 1280, Height = 800 } });
        await watched.Page.GotoAsync(console.Entry);
        var table = status.Tables.First().Table;
        foreach (var (name, path) in s_pages)
        {
            var page = path.Replace("{account}", table.Scope.Account.Value).Replace("{table}", $"{table.Scope.Account}/{table.Scope.Region}/{table.Table}");
            await watched.Page.GotoAsync(console.Address + page);
            Assert.Equal(1, await watched.Page.Locator("h1").CountAsync());
            await watched.PictureAsync($"{name}-{scheme}".ToLowerInvariant());
        }

        Assert.Empty(watched.Faults);
    }
}
