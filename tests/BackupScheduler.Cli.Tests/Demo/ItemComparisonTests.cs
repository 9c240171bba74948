using System.Text.Json.Nodes;
using BackupScheduler.Cli.Demo.Vault;

namespace BackupScheduler.Cli.Tests.Demo;

/// <summary>The demo's own comparison of items.</summary>
public sealed class ItemComparisonTests
{
    [Theory]
    [InlineData("""{"N":"1"}""", """{"N":"1.0"}""", true)]
    [InlineData("""{"N":"-1200"}""", """{"N":"-1.2E3"}""", true)]
    [InlineData("""{"N":"0"}""", """{"N":"-0.00"}""", true)]
    [InlineData("""{"N":"12345678901234567890123456789012345678"}""", """{"N":"12345678901234567890123456789012345679"}""", false)]
    [InlineData("""{"N":"1E-130"}""", """{"N":"1E-129"}""", false)]
    [InlineData("""{"NS":["1","2"]}""", """{"NS":["2.0","1e0"]}""", true)]
    [InlineData("""{"SS":["a","b"]}""", """{"SS":["b","a"]}""", true)]
    [InlineData("""{"BS":["AA==","AQ=="]}""", """{"BS":["AQ==","AA=="]}""", true)]
    [InlineData("""{"L":[{"N":"1"},{"N":"2"}]}""", """{"L":[{"N":"2"},{"N":"1"}]}""", false)]
    [InlineData("""{"M":{"a":{"N":"1"},"b":{"S":"x"}}}""", """{"M":{"b":{"S":"x"},"a":{"N":"1.0"}}}""", true)]
    [InlineData("""{"S":"1"}""", """{"N":"1"}""", false)]
    [InlineData("""{"S":"a b"}""", """{"S":"a  b"}""", false)]
    [InlineData("""{"SS":["a","b"]}""", """{"SS":["a b"]}""", false)]
    [InlineData("""{"BOOL":true}""", """{"BOOL":false}""", false)]
    [InlineData("""{"NULL":true}""", """{"S":""}""", false)]
    public void Values_are_compared_as_DynamoDB_means_them(string one, string other, bool isSame) =>
        Assert.Equal(isSame, ItemComparison.Differences([Item("x", one)], [Item("x", other)]).Count == 0);

    [Fact]
    public void What_is_missing_or_too_much_is_named() => Assert.Equal(
        ["item a is missing", "item c should not be there"],
        ItemComparison.Differences([Item("b", """{"N":"1"}"""), Item("a", """{"N":"1"}""")], [Item("c", """{"N":"1"}"""), Item("b", """{"N":"1"}""")]));

    private static JsonObject Item(string id, string value) => new() { ["id"] = new JsonObject { ["S"] = id }, ["value"] = JsonNode.Parse(value) };
}
