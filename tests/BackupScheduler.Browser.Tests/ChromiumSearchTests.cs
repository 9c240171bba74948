using BackupScheduler.Browser.Tests.Browsing;

namespace BackupScheduler.Browser.Tests;

/// <summary>A machine that nobody has prepared: which Chromium is taken, and what is said where there is none.</summary>
public sealed class ChromiumSearchTests
{
    [Fact]
    public async Task The_first_way_that_has_one_is_taken_and_the_others_are_not_tried()
    {
        var path = await ChromiumSearch.FindAsync(
        [
            new ChromiumWay("one", () => Task.FromResult<(string?, string)>((null, "no"))),
            new ChromiumWay("two", () => Task.FromResult<(string?, string)>(("/two/chromium", ""))),
            new ChromiumWay("three", () => throw new InvalidOperationException("tried")),
        ]);

        Assert.Equal("/two/chromium", path);
    }

    [Fact]
    public async Task Without_any_one_line_names_all_the_ways_and_why_each_failed()
    {
        var ways = ChromiumSearch.Ways.Select((way, i) => way with { FindAsync = () => Task.FromResult<(string?, string)>((null, $"reason\n{i}")) });

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => ChromiumSearch.FindAsync([.. ways]));

        Assert.DoesNotContain('\n', failure.Message);
        string[] said = ["on PATH: reason 0", "playwright install chromium): reason 1", "apt-get install chromium, as root): reason 2"];
        Assert.All(said, text => Assert.Contains(text, failure.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_systems_own_is_found_by_any_of_its_names_and_nothing_else_is()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = $"/nowhere{Path.PathSeparator}{folder.FullName}";
            File.WriteAllText(Path.Combine(folder.FullName, "chromedriver"), "");
            Assert.Null(ChromiumSearch.OnPath(path).Path);
            Assert.Null(ChromiumSearch.OnPath(null).Path);

            File.WriteAllText(Path.Combine(folder.FullName, "google-chrome"), "");
            Assert.Equal(Path.Combine(folder.FullName, "google-chrome"), ChromiumSearch.OnPath(path).Path);
            File.WriteAllText(Path.Combine(folder.FullName, "chromium"), "");
            Assert.Equal(Path.Combine(folder.FullName, "chromium"), ChromiumSearch.OnPath(path).Path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
