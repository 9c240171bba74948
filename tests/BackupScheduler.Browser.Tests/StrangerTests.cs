using BackupScheduler.Browser.Tests.Browsing;
using BackupScheduler.Browser.Tests.Consoles;
using Microsoft.Playwright;

namespace BackupScheduler.Browser.Tests;

/// <summary>Pages of others in the same browser, while the console is open in it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class StrangerTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task A_form_on_another_site_that_posts_to_the_console_changes_nothing(string host)
    {
        await using var console = await OpenConsole.StartAsync();
        // The worst case: the stranger knows the form's token.
        await using var stranger = await ServeAsync($"""
            <!DOCTYPE html><title>free</title><link rel="icon" href="data:,"><form method="post" action="{console.Address}/letters/redrive">
            <input name="form" value="{console.Form}"><input name="id" value="{Letters.Letter(0).Letter.MessageId}"><button>Win</button></form>
            """);
        await using var watched = await browser.OpenAsync();
        await watched.Page.GotoAsync(console.Entry);
        await watched.Page.GotoAsync($"http://{host}:{stranger.Address.Port}/");
        var answer = watched.Page.WaitForResponseAsync(console.Address + "/letters/redrive");
        await watched.Page.GetByRole(AriaRole.Button).ClickAsync();

        Assert.Contains((await answer).Status, new[] { 401, 403 });
        await Assertions.Expect(watched.Page.Locator("h1")).ToHaveTextAsync("Not let in");
        Assert.Empty(console.Desk.Redriven);
    }

    [Fact]
    public async Task The_console_is_shown_in_nobodys_frame()
    {
        await using var console = await OpenConsole.StartAsync();
        await using var stranger = await ServeAsync($"""<!DOCTYPE html><title>frame</title><link rel="icon" href="data:,"><iframe src="{console.Address}/"></iframe>""");
        await using var watched = await browser.OpenAsync();
        await watched.Page.GotoAsync(console.Entry);
        await watched.Page.GotoAsync(stranger.Address.AbsoluteUri);

        Assert.Contains(watched.Faults, fault => fault.Contains("frame-ancestors", StringComparison.Ordinal));
        Assert.DoesNotContain("protected", await watched.Page.FrameLocator("iframe").Locator("body").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?token=wrong")]
    public async Task Without_the_token_a_browser_gets_a_plain_page(string path)
    {
        await using var console = await OpenConsole.StartAsync();
        await using var watched = await browser.OpenAsync();
        await watched.Page.GotoAsync(console.Address + path);

        await Assertions.Expect(watched.Page.Locator("h1")).ToHaveTextAsync("Not let in");
        Assert.Equal(0, await watched.Page.Locator("a, form, script").CountAsync());
        Assert.DoesNotContain(watched.Faults, fault => fault.Contains("Content Security Policy", StringComparison.Ordinal));
        await watched.PictureAsync("not-let-in");
    }

    private static Task<Served> ServeAsync(string html) => Served.StartAsync(200, "text/html", html);
}
