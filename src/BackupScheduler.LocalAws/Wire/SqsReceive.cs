using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Wire;

internal static class SqsReceive
{
    /// <summary>One ReceiveMessage without waiting, with every attribute, as SQS answers it.</summary>
    /// <param name="visibilityTimeout">In seconds; the queue's own when null.</param>
    public static async Task<IReadOnlyList<JsonObject>> BatchAsync(
        AwsWire wire, AwsPlace place, string queueUrl, int count, int? visibilityTimeout, CancellationToken cancellation)
    {
        var input = new JsonObject
        {
            ["QueueUrl"] = queueUrl,
            ["MaxNumberOfMessages"] = count,
            ["WaitTimeSeconds"] = 0,
            ["MessageSystemAttributeNames"] = new JsonArray("All"),
            ["MessageAttributeNames"] = new JsonArray("All"),
        };
        if (visibilityTimeout is { } seconds)
        {
            input["VisibilityTimeout"] = seconds;
        }

        var answer = await wire.CallAsync(JsonService.Sqs, "ReceiveMessage", input, place, cancellation);
        return [.. answer["Messages"]?.AsArray().Select(m => m!.AsObject()) ?? []];
    }
}
