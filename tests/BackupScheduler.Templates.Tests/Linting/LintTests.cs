using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.Templates.Tests.Linting;

/// <summary>cfn-lint over the templates. It runs without the file of ignored rules, so that one which is ignored for nothing shows as well.</summary>
public sealed class LintTests
{
    private const string Settings = ".cfnlintrc";

    private static readonly string[] s_regions = ["us-east-1", "eu-west-1"];

    [Fact]
    public async Task The_linter_finds_what_is_ignored_with_a_reason_and_nothing_else()
    {
        var found = await LintAsync();
        Findings.None(found.Where(finding => !Ignored().Contains(finding.Rule)).Select(finding => finding.Text));
        Findings.None(Ignored().Except(found.Select(finding => finding.Rule)).Select(rule => $"{rule} is ignored, and nothing would come of it"));
    }

    [Fact]
    public void Every_ignored_rule_has_its_reason_in_the_line_before()
    {
        var lines = File.ReadAllLines(Repository.PathOf(Settings)).Select(line => line.Trim()).ToList();
        Assert.NotEmpty(Ignored());
        Findings.None(
            from rule in Ignored()
            let line = lines.IndexOf($"- {rule}")
            where line < 1 || !lines[line - 1].StartsWith("# ", StringComparison.Ordinal) || lines[line - 1].Length < 20
            select $"{rule} is ignored without a reason");
    }

    [Fact]
    public void Nothing_else_is_switched_off() => Assert.Equal(["ignore_checks"], TemplateFile.Read(Repository.PathOf(Settings)).Select(pair => pair.Key));

    private static string[] Ignored() =>
        [.. TemplateFile.Read(Repository.PathOf(Settings))["ignore_checks"]!.AsArray().Select(rule => rule!.ToString())];

    private static async Task<List<(string Rule, string Text)>> LintAsync()
    {
        var none = Path.GetTempFileName();
        try
        {
            string[] arguments = ["--config-file", none, "--format", "json", "--regions", .. s_regions, "--template", .. TemplateText.All.Select(Repository.PathOf)];
            var run = await CommandLine.RunAsync("cfn-lint", arguments, Path.GetTempPath());
            Assert.True(run.Output.StartsWith('['), $"cfn-lint ended with {run.ExitCode}: {run.Errors}{run.Output}");
            return [.. JsonNode.Parse(run.Output)!.AsArray().Select(Finding)];
        }
        finally
        {
            File.Delete(none);
        }
    }

    private static (string Rule, string Text) Finding(JsonNode? finding) => (
        finding!["Rule"]!["Id"]!.ToString(),
        $"{finding["Rule"]!["Id"]} {finding["Filename"]}:{finding["Location"]!["Start"]!["LineNumber"]} {finding["Message"]}");
}
