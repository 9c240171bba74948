using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Proxy.Ledger;

/// <summary>Event buses, known by their names or ARNs.</summary>
internal static class EventBridgeResources
{
    public static IReadOnlyList<string> Of(ProxyCall call)
    {
        List<string> buses = [.. Entries(call).Select(entry => Arn(call, (string?)entry["EventBusName"] ?? "default")).Distinct()];
        return buses.Count > 0 ? buses : CallResources.Any;
    }

    /// <summary>Who tells the events that a call puts; null where it puts none, or those of several.</summary>
    public static string? SourceOf(ProxyCall call) => Entries(call).Select(entry => (string?)entry["Source"]).Distinct().ToList() is [{ } source] ? source : null;

    private static IEnumerable<JsonNode> Entries(ProxyCall call) =>
        call.Operation == "PutEvents" ? call.Input["Entries"]?.AsArray().OfType<JsonNode>() ?? [] : [];

    private static string Arn(ProxyCall call, string bus) => bus.StartsWith("arn:", StringComparison.Ordinal)
        ? bus
        : $"arn:aws:events:{call.Region}:{call.Account}:event-bus/{bus}";
}
