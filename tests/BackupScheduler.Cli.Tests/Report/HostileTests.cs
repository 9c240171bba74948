using System.Xml.Linq;
using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.Tests.Status;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.Tests.Report;

/// <summary>Whatever names, errors and letters say, the page says it and does nothing of it.</summary>
public sealed class HostileTests
{
    public static readonly TheoryData<string> Texts =
    [
        "</td></table><script>alert(document.domain)</script>",
        "\" onload=\"alert(1)\" x=\"",
        "<svg onload=alert(1)><style>*{display:none}</style>",
        "javascript:alert(1)//<a href='javascript:alert(1)'>",
        "]]><!-- --><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
        "\u001b]0;title\u0007\u001b[2J\u009b31m\0\u0008",
        "role\u202E\u2066gpj.exe\u2069\u200B\u00AD\uFEFF",
        "lone " + (char)0xD800 + " halves " + (char)0xDC00,
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Hostile_text_is_shown_and_does_nothing(string text)
    {
        var page = Page.Of(Everywhere(text));
        AssertInert(page);
        var shown = InertText.Line(text);
        Assert.Equal($"{shown}", page.Rows("problem-table")[0][1]);
        Assert.Equal(shown, page.Rows("problem-table")[0][2]);
        Assert.Equal(shown, page.Rows("principal-table")[0][0]);
        Assert.Equal(shown, page.Rows("letter-table")[0][0]);
        Assert.StartsWith(InertText.Line(text, 80), page.Rows("account-table")[0][0], StringComparison.Ordinal);
        Assert.Contains(page.Rows("unknown-table"), row => row[2] == $"{shown}: {shown}");
        Assert.Contains(page.Rows("wrong-tables"), row => row[^1].StartsWith(shown, StringComparison.Ordinal));
    }

    [Fact]
    public void Huge_texts_are_cut_and_say_so()
    {
        var page = Page.Of(Everywhere(new string('<', 256 * 1024)));
        AssertInert(page);
        Assert.InRange(page.Text.Length, 0, 300_000);
        Assert.Contains("262,144 characters in all", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_needs_nothing_but_itself()
    {
        var page = Page.Of(SyntheticOrganization.Of(30));
        AssertInert(page);
        var policy = page.Document.Descendants("meta").Single(meta => (string?)meta.Attribute("http-equiv") == "Content-Security-Policy");
        Assert.Equal(
            $"default-src 'none'; style-src {StyleSheet.Desk.Source}; img-src data:; base-uri 'none'; form-action 'none'", (string?)policy.Attribute("content"));
        Assert.Equal(StyleSheet.Desk.Text, page.Document.Descendants("style").Single().Value);
        Assert.DoesNotContain("http://", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page.Text, StringComparison.Ordinal);
    }

    private static void AssertInert(Page page)
    {
        string[] running = ["script", "iframe", "object", "embed", "base", "form", "foreignObject", "animate", "set"];
        Assert.DoesNotContain(page.Elements, element => running.Contains(element.Name.LocalName, StringComparer.OrdinalIgnoreCase));
        Assert.Single(page.Document.Descendants("style"));
        var attributes = page.Elements.Attributes().ToList();
        Assert.DoesNotContain(attributes, attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(attributes, attribute => attribute.Name.LocalName is "style" or "srcdoc");
        Assert.All(attributes.Where(attribute => attribute.Name.LocalName is "href" or "src" or "action"), link => Assert.True(link.Value == "data:," || link.Value.StartsWith('#'), link.Value));
        Assert.DoesNotContain(page.Text, c => (char.IsControl(c) && c != '\n') || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200B' or '\uFEFF');
    }

    private static OrganizationStatus Everywhere(string text)
    {
        var failure = new StatusFailure(text, text);
        var status = SyntheticOrganization.Of(6, regions: 1);
        var worst = status.Accounts[0];
        var scope = SyntheticOrganization.Healthy(1).Accounts[0].Scopes[0];
        var table = scope.Tables[0] with { Health = TableHealth.Missing, Why = text, Age = null, NewestAt = null, Copy = new CopyStatus(StandingState.Gap, null, [text, text]) };
        var account = worst with
        {
            Account = worst.Account with { Name = text },
            Scopes = [scope with { Tables = [table], TagsFailure = failure }, new ScopeStatus(scope.Scope, []) { Failure = failure }],
            Deny = new DenyStatus { Uncovered = [new UncoveredPrincipal(text, text, text, false)], Failure = failure },
            OtherRegions = [new OtherRegion(Region.Parse("sa-east-1"), 0, failure)],
        };
        return status with
        {
            Accounts = [account, new AccountStatus(worst.Account with { Name = text }, []) { LeftOut = text }],
            Rules = status.Rules with { Retention = text },
            Letters = [new LetterGroup(text, text, null, 1, status.At, status.At) { Remedy = text }],
            VaultFailure = failure,
            Problems = [new StatusProblem(ProblemSeverity.Critical, text, text)],
        };
    }
}
