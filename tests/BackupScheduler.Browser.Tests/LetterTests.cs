using BackupScheduler.Browser.Tests.Browsing;
using BackupScheduler.Browser.Tests.Consoles;
using BackupScheduler.Cli.Tests.Status;
using Microsoft.Playwright;

namespace BackupScheduler.Browser.Tests;

/// <summary>What is done to dead letters in the browser: redriven, discarded, and with the keyboard alone.</summary>
[Collection(BrowserCollection.Name)]
public sealed class LetterTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_letter_is_redriven_and_the_others_stay(bool hasScript)
    {
        await using var console = await OpenConsole.StartAsync();
        await using var watched = await browser.OpenAsync(new BrowserNewContextOptions { JavaScriptEnabled = hasScript });
        var page = watched.Page;
        await page.GotoAsync(console.Entry);
        await page.GetByRole(AriaRole.Link, new() { Name = "Dead letters (7)" }).ClickAsync();
        await page.Locator("#letters tbody tr").Nth(2).Locator("input").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Redrive the chosen" }).ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Redriving 1 letter");
        await Assertions.Expect(page.Locator("#ends tbody tr")).ToContainTextAsync("sent to the table queue");
        Assert.Equal([Letters.Letter(2).Letter.MessageId], console.Desk.Redriven);
        await page.GotoAsync(console.Address + "/letters");
        await Assertions.Expect(page.Locator("#letters tbody tr")).ToHaveCountAsync(6);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task All_letters_of_a_group_are_redriven_but_not_those_that_nobody_can_read()
    {
        var letters = Letters.Of(6).Select((letter, i) => i == 0 ? letter with { Unreadable = "no JSON" } : letter).ToList();
        await using var console = await OpenConsole.StartAsync(letters: letters);
        await using var watched = await browser.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync(console.Entry);
        await page.GotoAsync(console.Address + "/letters?cause=AccessDeniedException");
        await Assertions.Expect(page.Locator("#letters tbody tr")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Redrive all 1 that this filter shows" }).ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Redriving 1 letter");
        Assert.Equal([Letters.Letter(3).Letter.MessageId], console.Desk.Redriven);
    }

    [Fact]
    public async Task All_that_was_shown_is_not_all_that_there_is_once_the_letters_were_read_again()
    {
        await using var console = await OpenConsole.StartAsync();
        await using var watched = await browser.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync(console.Entry);
        await page.GotoAsync(console.Address + "/letters");
        var second = await page.Context.NewPageAsync();
        await second.GotoAsync(console.Address + "/letters");
        console.Clock.Advance(TimeSpan.FromMinutes(1));
        await second.GetByRole(AriaRole.Button, new() { Name = "Read again" }).ClickAsync();
        await Assertions.Expect(second.Locator("#under-way")).ToHaveAttributeAsync("data-waiting", "no");
        await page.GetByRole(AriaRole.Button, new() { Name = "Redrive all 7" }).ClickAsync();

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("were read again since this list was shown");
        Assert.Empty(console.Desk.Redriven);
    }

    [Fact]
    public async Task A_discard_is_refused_without_the_word_and_done_with_it()
    {
        await using var console = await OpenConsole.StartAsync();
        await using var watched = await browser.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync(console.Entry);
        await page.GotoAsync(console.Address + "/letters");
        await page.Locator("#letters tbody input").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard the chosen…" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Discard 1 letter?");
        Assert.Empty(watched.Faults);

        foreach (var typed in new[] { "", "yes" })
        {
            await page.GetByLabel("Type discard to go on").FillAsync(typed);
            await page.GetByRole(AriaRole.Button, new() { Name = "Discard 1 letter" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nothing was discarded");
            Assert.Empty(console.Desk.Discarded);
        }

        await watched.PictureAsync("discard-refused");
        await page.GetByLabel("Type discard to go on").FillAsync("discard");
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard 1 letter" }).ClickAsync();
        await Assertions.Expect(page.Locator("#discarded-file")).ToHaveTextAsync("/var/lib/backup-scheduler/discarded.jsonl");
        Assert.Equal([Letters.Letter(0).Letter.MessageId], console.Desk.Discarded);
    }

    [Fact]
    public async Task A_letter_is_redriven_with_the_keyboard_alone_from_the_first_page()
    {
        await using var console = await OpenConsole.StartAsync(SyntheticOrganization.Of(3));
        await using var watched = await browser.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync(console.Entry);
        // A page that still reads asks for itself again, and the new one begins without focus.
        await Assertions.Expect(page.Locator("meta[http-equiv=refresh]")).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByText("Skip to the content")).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByText("Skip to the content")).ToBeInViewportAsync();
        await TabToAsync(page, "Dead letters (7)");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/letters");
        // The skip link leads past the navigation.
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "RoleMissing, Orders1, 2026-11-28 13:23 UTC");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "Redrive the chosen");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Redriving 1 letter");
        Assert.Equal([Letters.Letter(1).Letter.MessageId], console.Desk.Redriven);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_read_only_console_shows_letters_and_has_nothing_to_change_them_by()
    {
        await using var console = await OpenConsole.StartAsync(allowsChanges: false);
        await using var watched = await browser.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync(console.Entry);
        foreach (var path in new[] { "/letters", Cli.WebConsole.Pages.Shown.LetterHref(Letters.Letter(0).Letter.MessageId) })
        {
            await page.GotoAsync(console.Address + path);
            Assert.Equal(["Read again"], await page.Locator("form[method=post] button").AllInnerTextsAsync());
            Assert.Equal(0, await page.Locator("input[type=checkbox]").CountAsync());
            Assert.Contains("read-only", await page.Locator("header").InnerTextAsync(), StringComparison.Ordinal);
        }

        Assert.Empty(watched.Faults);
    }

    /// <summary>Presses Tab until the control of this name has the focus, and can be seen to have it.</summary>
    private static async Task TabToAsync(IPage page, string name)
    {
        const string Focused = """
            () => { const on = document.activeElement;
                    return on.getAttribute('aria-label') ?? on.textContent.trim(); }
            """;
        for (var presses = 0; presses < 120; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>(Focused) != name) continue;
            Assert.Equal("solid", await page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
            return;
        }

        Assert.Fail($"no Tab leads to {name}");
    }
}
