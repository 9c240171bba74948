using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Proxy.History;
using BackupScheduler.LocalAws.Proxy.Jobs;

namespace BackupScheduler.LocalAws.Proxy.Exports;

/// <summary>An export as the API tells it.</summary>
internal static class ExportDescription
{
    /// <param name="end">Null while it is in progress.</param>
    public static JsonObject Of(Job<ExportRequest> job, JobEnd? end)
    {
        var description = Begun(job, end?.Status ?? "IN_PROGRESS");
        if (end is not null)
        {
            description["EndTime"] = EpochSeconds.Of(job.Due);
            foreach (var (name, value) in Ending(job, end))
            {
                description[name] = value;
            }
        }

        return description;
    }

    public static JsonObject Summary(Job<ExportRequest> job, JobEnd? end) => new()
    {
        ["ExportArn"] = job.Arn,
        ["ExportStatus"] = end?.Status ?? "IN_PROGRESS",
        ["ExportType"] = job.Request.Type,
    };

    public static ExportLayout Layout(Job<ExportRequest> job) =>
        new(job.Request.Prefix, job.Arn[(job.Arn.LastIndexOf('/') + 1)..], job.Request.Window.IsIncremental);

    private static JsonObject Begun(Job<ExportRequest> job, string status)
    {
        var request = job.Request;
        var description = new JsonObject
        {
            ["ExportArn"] = job.Arn,
            ["ExportStatus"] = status,
            ["StartTime"] = EpochSeconds.Of(job.Started),
            ["TableArn"] = job.TableArn,
            ["TableId"] = request.Table.Id,
            ["S3Bucket"] = request.Bucket,
            ["S3BucketOwner"] = request.BucketOwner,
            ["S3SseAlgorithm"] = request.SseAlgorithm,
            ["ExportFormat"] = "DYNAMODB_JSON",
            ["ExportType"] = request.Type,
        };
        AddWhen(description, "S3Prefix", request.Prefix);
        AddWhen(description, "S3SseKmsKeyId", request.SseKey);
        AddWhen(description, "ClientToken", job.Token);
        AddWindow(description, request);
        return description;
    }

    private static void AddWhen(JsonObject description, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            description[name] = value;
        }
    }

    private static void AddWindow(JsonObject description, ExportRequest request)
    {
        if (request.Window.At is { } moment)
        {
            description["ExportTime"] = EpochSeconds.Of(moment);
            return;
        }

        description["IncrementalExportSpecification"] = new JsonObject
        {
            ["ExportFromTime"] = EpochSeconds.Of(request.Window.From),
            ["ExportToTime"] = EpochSeconds.Of(request.Window.To),
            ["ExportViewType"] = request.View,
        };
    }

    private static IEnumerable<(string, JsonNode?)> Ending(Job<ExportRequest> job, JobEnd end) => end.FailureCode is null
        ? [("ExportManifest", Layout(job).Summary), ("BilledSizeBytes", end.Bytes), ("ItemCount", end.Items)]
        : [("FailureCode", end.FailureCode), ("FailureMessage", end.FailureMessage)];
}
