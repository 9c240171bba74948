using BackupScheduler.Bench.Results;

namespace BackupScheduler.Simulation.Tests.Bench;

/// <summary>A picture is found from the page, though the result knows its name alone.</summary>
public sealed class ResultPictureTests
{
    [Fact]
    public void A_picture_is_looked_for_in_the_folder_of_results_and_other_links_stay()
    {
        var result = new BenchResult("cost", "a command") { Markdown = "![what it shows](cost-time.svg) [a page](../docs/vault.md) ![x](docs/y.svg)" };
        var page = ResultPage.Fill("<!-- result cost --><!-- end cost -->", [result]);
        Assert.Contains("![what it shows](results/cost-time.svg) [a page](../docs/vault.md) ![x](docs/y.svg)", page, StringComparison.Ordinal);
    }
}
