using System.Text.Json;
using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Lambda;

/// <summary>Reads a function's answer as an event source mapping with ReportBatchItemFailures does.</summary>
/// <remarks>Rules: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html</remarks>
internal static class BatchResponse
{
    /// <summary>The ids to keep in the queue: all of them when the answer cannot be trusted.</summary>
    public static IReadOnlySet<string> Failures(InvocationResult result, IReadOnlySet<string> batch) =>
        result.IsError || Read(result.Payload) is not { } failed || failed.Any(id => !batch.Contains(id)) ? batch : failed.ToHashSet();

    /// <summary>Null for a malformed answer. Nothing, null, `{}` and an empty list all mean success.</summary>
    private static List<string>? Read(string payload)
    {
        try
        {
            return JsonNode.Parse(payload.Trim() is { Length: > 0 } text ? text : "null") switch
            {
                null => [],
                JsonObject answer => Identifiers(answer["batchItemFailures"]),
                _ => null,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static List<string>? Identifiers(JsonNode? failures)
    {
        if (failures is null)
        {
            return [];
        }

        var ids = failures.AsArray().Select(f => (string?)f?["itemIdentifier"] ?? "").ToList();
        return ids.Contains("") ? null : ids;
    }
}
