using System.Text.Json.Nodes;

namespace BackupScheduler.Cli.Tests.Restore;

/// <summary>Items with every type of attribute, and what is easily lost of them.</summary>
internal static class EveryType
{
    public static IReadOnlyList<JsonObject> Items { get; } =
    [
        Read("""{"id":{"S":"text"},"a":{"S":""},"b":{"S":"line\nend \"quoted\" \u00e4\u00f6\u00fc \ud83d\ude00 \u0000"},"c":{"S":"null"}}"""),
        Read("""{"id":{"S":"numbers"},"a":{"N":"0"},"b":{"N":"-12345678901234567890123456789012345678"},"c":{"N":"1E-130"},"d":{"N":"3.140"}}"""),
        Read("""{"id":{"S":"binary"},"a":{"B":"AAEC/w=="},"b":{"B":""}}"""),
        Read("""{"id":{"S":"others"},"a":{"BOOL":true},"b":{"BOOL":false},"c":{"NULL":true}}"""),
        Read("""{"id":{"S":"sets"},"a":{"SS":["x","y"]},"b":{"NS":["1","2.5"]},"c":{"BS":["AQ==","Ag=="]}}"""),
        Read("""{"id":{"S":"nested"},"a":{"L":[]},"b":{"M":{}},"c":{"L":[{"M":{"k":{"L":[{"NULL":true},{"S":""}]}}},{"BOOL":false}]}}"""),
    ];

    private static JsonObject Read(string json) => JsonNode.Parse(json)!.AsObject();
}
