using System.Text.Json;

namespace BackupScheduler.Cli.Tests.Package.Materials;

/// <summary>Rules that pass everything would hold nothing.</summary>
public sealed class CycloneDxRulesTests
{
    private const string Whole = """
        {"bomFormat":"CycloneDX","specVersion":"1.6","version":1,
        "metadata":{"lifecycles":[{"phase":"build"}],"tools":{"components":[]},"component":{"type":"application","bom-ref":"a","name":"a","version":"1"}},
        "components":[{"type":"library","bom-ref":"b","name":"b","version":"1.0","scope":"required","purl":"pkg:nuget/b@1.0"}],
        "dependencies":[{"ref":"a","dependsOn":["b"]},{"ref":"b","dependsOn":[]}]}
        """;

    [Fact]
    public void A_bill_in_order_passes() => Assert.Empty(Broken(Whole));

    [Theory]
    [InlineData("\"1.6\"", "\"1.5\"", "another format")]
    [InlineData("\"library\"", "\"package\"", "b: no such type")]
    [InlineData("\"required\"", "\"runtime\"", "b: no such scope")]
    [InlineData("pkg:nuget/b@1.0", "nuget:b", "b: no purl")]
    [InlineData("\"bom-ref\":\"b\"", "\"bom-ref\":\"a\"", "a stands 2 times")]
    [InlineData("[\"b\"]", "[\"c\"]", "c is no component")]
    [InlineData("[\"b\"]", "[\"b\",\"b\"]", "b is depended on twice")]
    [InlineData("\"scope\"", "\"reach\"", "b has reach")]
    [InlineData("\"name\":\"b\"", "\"hashes\":[{\"alg\":\"SHA-512\",\"content\":\"00\"}],\"name\":\"b\"", "b: no hash")]
    public void What_breaks_a_rule_is_found(string text, string instead, string finding) =>
        Assert.Contains(finding, Broken(Whole.Replace(text, instead, StringComparison.Ordinal)));

    private static List<string> Broken(string text)
    {
        using var document = JsonDocument.Parse(text);
        return [.. CycloneDxRules.Broken(document.RootElement)];
    }
}
