using System.Text;
using BackupScheduler.Browser.Tests.Browsing;
using BackupScheduler.Cli.Report;
using BackupScheduler.Cli.Tests.Status;
using BackupScheduler.Core.Status;
using Microsoft.Playwright;

namespace BackupScheduler.Browser.Tests;

/// <summary>The report's page, opened from its file as whoever got it by mail does.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ReportPageTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Two_hundred_accounts_show_without_an_error_and_without_a_request(ColorScheme scheme)
    {
        using var file = new ReportFile(SyntheticOrganization.Of(200));
        await using var watched = await browser.OpenAsync(new BrowserNewContextOptions { ColorScheme = scheme });
        var requests = new List<string>();
        watched.Page.Request += (_, request) => requests.Add(request.Url);
        await watched.Page.GotoAsync(file.Address);

        Assert.Equal(1, await watched.Page.Locator("h1").CountAsync());
        var text = await watched.Page.Locator("body").InnerTextAsync();
        Assert.Contains(SyntheticOrganization.Id(199).Value, await watched.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.NotEmpty(text);
        Assert.Equal([file.Address], requests.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)));
        await watched.PictureAsync($"report-{scheme}".ToLowerInvariant(), full: false);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task It_prints()
    {
        using var file = new ReportFile(SyntheticOrganization.Of(40));
        await using var watched = await browser.OpenAsync();
        await watched.Page.GotoAsync(file.Address);
        Directory.CreateDirectory(BrowserFixture.Pictures);
        var pdf = await watched.Page.PdfAsync(new PagePdfOptions { Path = Path.Combine(BrowserFixture.Pictures, "report.pdf"), PreferCSSPageSize = true, PrintBackground = true });

        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(pdf, 0, 5), StringComparison.Ordinal);
        Assert.InRange(pdf.Length, 20_000, 5_000_000);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task Hostile_content_is_inert_in_it()
    {
        using var file = new ReportFile(Hostile.Organization());
        await using var watched = await browser.OpenAsync();
        await watched.Page.GotoAsync(file.Address);

        Assert.True(await watched.Page.EvaluateAsync<bool>("() => window.pwned === undefined"));
        Assert.Equal(0, await watched.Page.Locator("script, img, a[href^=javascript]").CountAsync());
        Assert.Equal(-1, (await watched.Page.ContentAsync()).IndexOfAny(['\u001b', '\0', '\u0007', '\u202e']));
        Assert.Empty(watched.Faults);
    }

    private sealed class ReportFile : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

        public ReportFile(OrganizationStatus status)
        {
            var path = Path.Combine(_folder.FullName, "report.html");
            using (var output = new StreamWriter(path)) HtmlReport.Write(output, status);
            Address = new Uri(path).AbsoluteUri;
        }

        public string Address { get; }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
