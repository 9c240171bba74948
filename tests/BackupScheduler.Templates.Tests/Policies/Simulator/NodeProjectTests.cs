using System.Text.Json.Nodes;

namespace BackupScheduler.Templates.Tests.Policies.Simulator;

public sealed class NodeProjectTests
{
    private static readonly JsonNode s_lock = JsonNode.Parse(File.ReadAllText(Path.Combine(NodeProject.Source, "package-lock.json")))!;

    // Whoever restores has a registry of their own; what they get is held by its hash.
    [Fact]
    public void The_lock_file_names_hashes_and_no_registry()
    {
        var packages = s_lock["packages"]!.AsObject().Where(package => package.Key.Length > 0).ToList();
        Assert.NotEmpty(packages);
        Assert.All(packages, package =>
        {
            Assert.Null(package.Value!["resolved"]);
            Assert.StartsWith("sha512-", package.Value["integrity"]!.ToString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_simulator_is_pinned() => Assert.Matches(
        @"\A[0-9]+\.[0-9]+\.[0-9]+\z", s_lock["packages"]![""]!["dependencies"]!["@cloud-copilot/iam-simulate"]!.ToString());

    [Fact]
    public async Task A_tool_that_is_missing_is_named()
    {
        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() => CommandLine.RunAsync("no-such-tool", [], Path.GetTempPath()));
        Assert.StartsWith("no-such-tool is not on the PATH", problem.Message, StringComparison.Ordinal);
    }
}
