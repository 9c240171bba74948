namespace BackupScheduler.Architecture.Tests.Security;

/// <summary>Whatever docs/security.md says to stop or detect a threat is shown by a test, which is there; or it says that none is.</summary>
public sealed class ThreatModelTests
{
    private const string Document = "docs/security.md";

    private static readonly TestSources s_one = new(new Dictionary<string, string>
    {
        ["tests/BackupScheduler.Core.Tests/ATests.cs"] = "class ATests {\n[Theory]\n[InlineData(\"a\")]\npublic async Task It_holds(string a) { }\n[Fact]\npublic void Other() { }\npublic void Help() { }\n}",
        ["tests/BackupScheduler.Templates.Tests/Policies/Cases/B.cs"] = "MayNot(x, \"an administrator\")",
    });

    [Fact]
    public void Every_claim_is_proved_or_says_that_it_is_not()
    {
        var findings = ThreatModel.Unproved(Repository.ReadText(Document)!, TestSources.OfRepository()).ToList();
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Fact]
    public void Every_threat_says_what_stops_it_what_detects_it_and_what_remains()
    {
        var lines = Repository.ReadText(Document)!;
        Assert.True(ThreatModel.Claims(lines).Count > 50, "the tables were not read");
        Assert.Empty(ThreatModel.Unanswered(lines));
    }

    [Theory]
    [InlineData("| stops | a | `Core/ATests.It_holds` |", null)]
    [InlineData("| stops | a | `Core/ATests.It_holds`, `row: an administrator` |", null)]
    [InlineData("| detects | a | no test: AWS's own |", null)]
    [InlineData("| detects | a | |", "T: a names no test")]
    [InlineData("| stops | a | as is well known |", "T: a names no test")]
    [InlineData("| stops | a | `Core/ATests.It_hold` |", "T: there is no Core/ATests.It_hold")]
    [InlineData("| stops | a | `Core/ATests.Help` |", "T: there is no Core/ATests.Help")]
    [InlineData("| stops | a | `Core/BTests.It_holds` |", "T: there is no Core/BTests.It_holds")]
    [InlineData("| stops | a | `Aws/ATests.It_holds` |", "T: there is no Aws/ATests.It_holds")]
    [InlineData("| stops | a | `row: a user` |", "T: there is no row: a user")]
    public void A_claim_without_its_test_is_found(string row, string? finding) =>
        Assert.Equal(finding is null ? [] : [finding], ThreatModel.Unproved(["### T", row], s_one));

    [Fact]
    public void A_threat_that_is_not_answered_is_found() =>
        Assert.Equal(["T: nothing detects", "T: nothing remains"], ThreatModel.Unanswered(["### T", "| stops | a | no test: b |"]));
}
