using BackupScheduler.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace BackupScheduler.Browser.Tests;

/// <summary><c>console</c> as a user starts it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ConsoleProgramTests(BrowserFixture browser)
{
    // Nobody answers there.
    private static readonly (string, string?)[] s_environment =
    [
        ("AWS_ENDPOINT_URL", "http://127.0.0.1:1/"), ("AWS_REGION", "eu-west-1"), ("AWS_ACCESS_KEY_ID", "a"), ("AWS_SECRET_ACCESS_KEY", "secret-of-the-test"), ("REGIONS", "eu-west-1"),
        ("DEAD_LETTER_QUEUE_URL", "http://127.0.0.1:1/111122223333/dead"),
    ];

    [Fact]
    public async Task Where_nothing_can_be_read_it_says_so_and_Ctrl_C_ends_it_with_0()
    {
        await using var aws = await Served.StartAsync(403, "application/x-amz-json-1.0", """{"__type":"AccessDeniedException","message":"not for you"}""");
        await using var program = RunningProgram.Start("console", [.. s_environment, ("AWS_ENDPOINT_URL", aws.Address.AbsoluteUri), ("DEAD_LETTER_QUEUE_URL", $"{aws.Address}111122223333/dead")]);
        var entry = await program.LineAsync("console: ");
        await using var watched = await browser.OpenAsync();
        await watched.Page.GotoAsync(entry);
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("could not be read", new() { Timeout = 90_000 });
        await Assertions.Expect(watched.Page.Locator("header")).ToContainTextAsync("not for you");
        Assert.DoesNotContain("protected", await watched.Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of-the-test", await watched.Page.ContentAsync(), StringComparison.Ordinal);

        Assert.Equal(0, await program.InterruptAsync());
        var token = entry[(entry.IndexOf("token=", StringComparison.Ordinal) + 6)..];
        Assert.Equal(2, program.Said.Split(token).Length);
        Assert.Contains("and change nothing (--allow-changes); Ctrl+C ends it", program.Said, StringComparison.Ordinal);
        Assert.Contains("the console has ended", program.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_line_and_exit_2()
    {
        await using var first = RunningProgram.Start("console", s_environment);
        var port = new Uri(await first.LineAsync("console: ")).Port;
        await using var second = RunningProgram.Start($"console --port {port}", s_environment);

        Assert.StartsWith($"given '{port}', accepted: a port of this machine that nothing listens on", await second.LineAsync("--port: "), StringComparison.Ordinal);
    }
}
