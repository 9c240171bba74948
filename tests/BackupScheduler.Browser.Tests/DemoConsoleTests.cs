using System.CommandLine;
using BackupScheduler.Browser.Tests.Browsing;
using BackupScheduler.Cli.Demo;
using Microsoft.Playwright;

namespace BackupScheduler.Browser.Tests;

/// <summary>
/// <c>demo --console</c> for real: the service gives work up, the console shows it, and what is redriven there is done.
/// With BACKUP_SCHEDULER_SCREENSHOTS=folder the demo is that of the README, and its pictures go to the folder.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class DemoConsoleTests(BrowserFixture browser)
{
    private const string Small = "demo --console --accounts 3 --regions 1 --tables 8 --runs 1";

    [Fact]
    public async Task The_demo_shows_what_went_wrong_and_a_redrive_puts_it_right()
    {
        var pictures = Environment.GetEnvironmentVariable("BACKUP_SCHEDULER_SCREENSHOTS");
        await using var program = RunningProgram.Start(pictures is null ? Small : "demo --console --accounts 8 --vault");
        var entry = await program.LineAsync("console: ");
        await using var watched = await browser.OpenAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 800 } });
        var page = watched.Page;
        page.SetDefaultTimeout(60_000);
        await page.GotoAsync(entry);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("tables protected", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator(".problems")).ToContainTextAsync("1 table has no backup");
        await Assertions.Expect(page.Locator(".problems")).ToContainTextAsync("dead letters");
        await Assertions.Expect(page.Locator(".problems")).ToContainTextAsync("may delete backups");
        await watched.PictureAsync("demo-overview", full: false);
        var status = program.Said[program.Said.IndexOf("$ backup-scheduler status", StringComparison.Ordinal)..program.Said.IndexOf("console: ", StringComparison.Ordinal)].Trim();
        Assert.Contains("NOT healthy: ", status, StringComparison.Ordinal);
        Assert.Contains("1 table has no backup", status, StringComparison.Ordinal);
        if (pictures is not null) await KeepAsync(page, status, pictures);

        await RedriveAsync(page, entry);
        Assert.Empty(watched.Faults);
        Assert.Equal(0, await program.InterruptAsync());
    }

    [Theory]
    [InlineData("demo --console --json", "--json: given together with --console, accepted: one of them")]
    [InlineData("demo --console --accounts 2", "--accounts: given '2', accepted with --console is 3 or more")]
    public void What_the_console_cannot_be_had_with_is_one_line(string arguments, string error) =>
        Assert.Equal([error], DemoCommand.Create().Parse(arguments.Split(' ')[1..]).Errors.Select(one => one.Message));

    // One by itself: the backup that was refused. The service is still at work, and the reason is gone.
    private static async Task RedriveAsync(IPage page, string entry)
    {
        var console = new Uri(entry).GetLeftPart(UriPartial.Authority);
        await page.GotoAsync(console + "/letters?cause=AccessDeniedException");
        var before = await page.Locator("#letters tbody tr").CountAsync();
        await page.Locator("#letters tbody input").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Redrive the chosen" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Redriving 1 letter");
        await Assertions.Expect(page.Locator("#ends tbody tr")).ToContainTextAsync("done", new() { Timeout = 60_000 });
        await UntilAsync(page, console + "/letters?cause=AccessDeniedException", async () => await page.Locator("#letters tbody tr").CountAsync() == before - 1);
        await UntilAsync(page, console + "/", async () => !(await page.Locator("main").InnerTextAsync()).Contains("no backup", StringComparison.Ordinal));
    }

    private static async Task UntilAsync(IPage page, string address, Func<Task<bool>> holds)
    {
        for (var looks = 0; looks < 20; looks++)
        {
            await page.GotoAsync(address);
            if (await holds()) return;
            await page.GetByRole(AriaRole.Button, new() { Name = "Read again" }).ClickAsync();
            await Assertions.Expect(page.Locator("#under-way")).Not.ToContainTextAsync("Reading", new() { Timeout = 60_000 });
        }

        Assert.Fail($"{address}: {await page.Locator("main").InnerTextAsync()}");
    }

    private static async Task KeepAsync(IPage page, string status, string folder)
    {
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, "console.png") });
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, "console-dark.png") });
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        await using var terminal = await page.Context.Browser!.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 200 } });
        var sheet = await terminal.NewPageAsync();
        await sheet.SetContentAsync("""
            <body style="margin:0;background:#16181d;color:#d7dae0"><pre style="margin:0;padding:18px 22px;font:13px/1.45 'DejaVu Sans Mono','Liberation Mono',monospace;white-space:pre-wrap"></pre></body>
            """);
        await sheet.Locator("pre").EvaluateAsync("(pre, text) => pre.textContent = text", status);
        await sheet.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, "status.png"), FullPage = true });
    }
}
