using BackupScheduler.Browser.Tests.Browsing;
using BackupScheduler.Browser.Tests.Consoles;
using BackupScheduler.Core.Failures;
using Microsoft.Playwright;

namespace BackupScheduler.Browser.Tests;

/// <summary>How old what is shown is, what is under way, and what could not be read: always told.</summary>
[Collection(BrowserCollection.Name)]
public sealed class FreshnessTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_first_look_is_waited_for_and_its_page_comes_by_itself(bool hasScript)
    {
        var looking = new TaskCompletionSource();
        await using var console = await OpenConsole.StartAsync(looking: looking.Task);
        await using var watched = await browser.OpenAsync(new BrowserNewContextOptions { JavaScriptEnabled = hasScript });
        await watched.Page.GotoAsync(console.Entry);
        await Assertions.Expect(watched.Page.Locator("h1")).ToHaveTextAsync("Reading");
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("looked at 1 of 2 accounts");
        looking.SetResult();

        await Assertions.Expect(watched.Page.Locator("h1")).ToContainTextAsync("protected");
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task What_could_not_be_read_again_is_told_beside_what_was_read_before()
    {
        await using var console = await OpenConsole.StartAsync();
        await using var watched = await browser.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync(console.Entry);
        Assert.Contains("13:38 UTC, just now.", await page.Locator(".as-of").InnerTextAsync(), StringComparison.Ordinal);

        console.Desk.Failure = new ServiceFailureException(FailureKind.AccessDenied, "AccessDenied", "not for you");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read again" }).ClickAsync();
        await console.State.Status.WhenReadAsync();
        await page.GotoAsync(console.Address + "/");

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("could not be read: AccessDenied: not for you. What is shown is what was read before.");
        await Assertions.Expect(page.Locator(".as-of")).ToContainTextAsync("This is old data.");
        await Assertions.Expect(page.Locator("#accounts tbody tr")).ToHaveCountAsync(6);
        await watched.PictureAsync("old-data");
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task What_is_old_is_read_again_when_a_page_is_asked_for_and_told_to_be_old_until_then()
    {
        await using var console = await OpenConsole.StartAsync();
        await using var watched = await browser.OpenAsync();
        await watched.Page.GotoAsync(console.Entry);
        var looking = new TaskCompletionSource();
        console.Desk.Looking = looking.Task;
        console.Clock.Advance(TimeSpan.FromMinutes(40));

        await watched.Page.GotoAsync(console.Address + "/runs");
        await Assertions.Expect(watched.Page.Locator(".as-of")).ToContainTextAsync("40 min ago. This is old data.");
        await Assertions.Expect(watched.Page.Locator("#under-way")).ToContainTextAsync("Reading the organization");
        looking.SetResult();
        await console.State.Status.WhenReadAsync();
        await watched.Page.GotoAsync(console.Address + "/runs");
        await Assertions.Expect(watched.Page.Locator(".as-of")).ToContainTextAsync("14:18 UTC, just now.");
        Assert.Empty(watched.Faults);
    }
}
