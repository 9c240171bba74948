using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.Tests.Status;

namespace BackupScheduler.Cli.Tests.Report;

public sealed class GoldenPageTests
{
    [Fact]
    public void A_small_page_is_as_it_was_approved()
    {
        // The style sheet has a file of its own.
        var page = Page.Of(SyntheticOrganization.Of(6, regions: 1, tables: 3)).Text
            .Replace(StyleSheet.Desk.Text, "", StringComparison.Ordinal)
            .Replace(StyleSheet.Desk.Source, "'sha256-...'", StringComparison.Ordinal);
        Golden.Check("Report/small.html", page);
    }
}
