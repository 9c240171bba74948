using BackupScheduler.Browser.Tests.Browsing;
using BackupScheduler.Browser.Tests.Consoles;
using BackupScheduler.Cli.Tests.Status;
using Microsoft.Playwright;

namespace BackupScheduler.Browser.Tests;

/// <summary>The overview of two hundred accounts: all of them, sorted, and filtered; with a script and without.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ConsoleListTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_hundred_accounts_are_shown_sorted_and_filtered(bool hasScript)
    {
        var status = SyntheticOrganization.Of(200);
        await using var console = await OpenConsole.StartAsync(status);
        await using var watched = await browser.OpenAsync(new BrowserNewContextOptions { JavaScriptEnabled = hasScript });
        var page = watched.Page;
        await page.GotoAsync(console.Entry);

        Assert.Equal(console.Address + "/", page.Url);
        Assert.Equal(200, await page.Locator("#accounts tbody tr").CountAsync());
        var protectedTables = status.Tables.Count(table => table.Health == Core.Status.TableHealth.Protected);
        Assert.StartsWith(protectedTables.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);

        await page.Locator("th[data-column=account] a").ClickAsync();
        var names = await NamesAsync(page);
        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), names);
        Assert.Equal("ascending", await page.Locator("th[data-column=account]").GetAttributeAsync("aria-sort"));

        await page.Locator("th[data-column=account] a").ClickAsync();
        Assert.Equal(names.Reverse(), await NamesAsync(page));
        Assert.Equal("descending", await page.Locator("th[data-column=account]").GetAttributeAsync("aria-sort"));

        await page.Locator("input[name=q]").FillAsync("pricing-prod");
        await page.Locator("form.filter button").ClickAsync();
        var found = status.Accounts.Count(account => account.Account.Name.StartsWith("pricing-prod", StringComparison.Ordinal));
        Assert.InRange(found, 1, 199);
        Assert.Equal(found, await page.Locator("#accounts tbody tr").CountAsync());
        Assert.Equal("descending", await page.Locator("th[data-column=account]").GetAttributeAsync("aria-sort"));

        await page.Locator("select[name=state]").SelectOptionAsync("leftout");
        await page.Locator("form.filter button").ClickAsync();
        Assert.Contains("Nothing matches", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task What_is_typed_filters_at_once_where_there_is_a_script()
    {
        await using var console = await OpenConsole.StartAsync(SyntheticOrganization.Of(200));
        await using var watched = await browser.OpenAsync();
        await watched.Page.GotoAsync(console.Entry);
        await watched.Page.Locator("input[name=q]").PressSequentiallyAsync("ledger-prod-007");

        await Assertions.Expect(watched.Page.Locator("#accounts tbody tr:visible")).ToHaveCountAsync(1);
        await Assertions.Expect(watched.Page.Locator(".shown")).ToHaveTextAsync("1 of 200 rows of this page shown");
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_thousand_accounts_are_all_there()
    {
        await using var console = await OpenConsole.StartAsync(SyntheticOrganization.Of(1000));
        await using var watched = await browser.OpenAsync();
        await watched.Page.GotoAsync(console.Entry);
        Assert.Equal(1000, await watched.Page.Locator("#accounts tbody tr").CountAsync());
        await watched.Page.GotoAsync(console.Address + "/coverage");
        Assert.Contains(SyntheticOrganization.Id(999).Value, await watched.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task Every_column_sorts_both_ways()
    {
        await using var console = await OpenConsole.StartAsync(SyntheticOrganization.Of(40));
        await using var watched = await browser.OpenAsync();
        await watched.Page.GotoAsync(console.Entry);
        var keys = await watched.Page.Locator("#accounts th[data-column]").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.column)");
        Assert.Equal(11, keys.Length);
        foreach (var key in keys)
        {
            await watched.Page.GotoAsync($"{console.Address}/?sort={key}");
            var up = await watched.Page.Locator($"th[data-column={key}]").GetAttributeAsync("aria-sort");
            var first = await watched.Page.Locator("#accounts tbody tr").First.GetAttributeAsync("data-key");
            await watched.Page.GotoAsync($"{console.Address}/?sort={key}&order=down");
            Assert.Equal(("ascending", "descending"), (up, await watched.Page.Locator($"th[data-column={key}]").GetAttributeAsync("aria-sort")));
            if (key is "account" or "size" or "cost")
                Assert.NotEqual(first, await watched.Page.Locator("#accounts tbody tr").First.GetAttributeAsync("data-key"));
        }

        Assert.Empty(watched.Faults);
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(IPage page) => await page.Locator("#accounts tbody th a").AllInnerTextsAsync();
}
