using BackupScheduler.Browser.Tests.Browsing;
using BackupScheduler.Browser.Tests.Consoles;
using BackupScheduler.Cli.WebConsole.Pages;
using BackupScheduler.Core.Failures;
using Microsoft.Playwright;

namespace BackupScheduler.Browser.Tests;

/// <summary>Whatever names, errors and bodies say, it is text: nothing runs, nothing is fetched, nothing grows without end.</summary>
[Collection(BrowserCollection.Name)]
public sealed class HostileTests(BrowserFixture browser)
{
    private const int LongestPage = 1_000_000;

    [Fact]
    public async Task Hostile_content_is_inert_on_every_page()
    {
        var (status, letters) = (Hostile.Organization(), Hostile.Letters());
        await using var console = await OpenConsole.StartAsync(status, letters);
        await using var watched = await browser.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync(console.Entry);
        console.Desk.Failure = new ServiceFailureException(FailureKind.AccessDenied, Hostile.Text, Hostile.Text);
        console.State.Refresh();
        await console.State.Status.WhenReadAsync();
        var table = status.Accounts[0].Tables.First().Table;
        string[] paths =
        [
            "/", "/?q=" + Uri.EscapeDataString(Hostile.Text[..190]), "/coverage", "/runs", "/letters", "/letters?cause=" + Uri.EscapeDataString(letters[1].Cause), "/principals", "/copies",
            .. status.Accounts.Select(account => Shown.Href(account.Account.Id)), Shown.Href(table), .. letters.Select(letter => Shown.LetterHref(letter.Letter.MessageId)),
        ];
        foreach (var path in paths)
        {
            await page.GotoAsync(console.Address + path);
            await AssertInertAsync(page, path);
        }

        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_hostile_letter_can_be_chosen_and_discarded_like_any_other()
    {
        var letters = Hostile.Letters();
        await using var console = await OpenConsole.StartAsync(letters: letters);
        await using var watched = await browser.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync(console.Entry);
        await page.GotoAsync(console.Address + "/letters");
        await page.Locator("#letters tbody input").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard the chosen…" }).ClickAsync();
        await AssertInertAsync(page, "discard");
        await page.GetByLabel("Type discard to go on").FillAsync("discard");
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard 1 letter" }).ClickAsync();
        await Assertions.Expect(page.Locator("#discarded-file")).ToBeVisibleAsync();
        await AssertInertAsync(page, "errand");

        Assert.Single(console.Desk.Discarded);
        Assert.Empty(watched.Faults);
    }

    private static async Task AssertInertAsync(IPage page, string path)
    {
        Assert.True(await page.EvaluateAsync<bool>("() => window.pwned === undefined"), path);
        // Of scripts there is ours alone, and of images none.
        Assert.Equal(1, await page.Locator("script").CountAsync());
        Assert.Equal(0, await page.Locator("img, svg[onload], a[href^=javascript]").CountAsync());
        var content = await page.ContentAsync();
        Assert.True(content.Length < LongestPage, $"{path} has {content.Length} characters");
        var forbidden = content.IndexOfAny(['\u001b', '\0', '\b', '\u0007', '\u202e', '\u2066']);
        Assert.True(forbidden < 0, $"{path}: a control character at {forbidden}");
    }
}
