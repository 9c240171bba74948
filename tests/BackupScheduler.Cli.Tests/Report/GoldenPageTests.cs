using System.Text.RegularExpressions;
using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.Tests.Status;

namespace BackupScheduler.Cli.Tests.Report;

public sealed partial class GoldenPageTests
{
    [Fact]
    public void A_small_page_is_as_it_was_approved()
    {
        // The style sheet has a file of its own.
        var page = Page.Of(SyntheticOrganization.Of(6, regions: 1, tables: 3)).Text.Replace(StyleSheet.Desk.Text, "", StringComparison.Ordinal);
        Golden.Check("Report/small.html", HashOfStyle().Replace(page, "sha256-..."));
    }

    [GeneratedRegex("sha256-.*?=(?=&)")]
    private static partial Regex HashOfStyle();
}
