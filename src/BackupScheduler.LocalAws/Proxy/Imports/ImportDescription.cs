using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Proxy.History;
using BackupScheduler.LocalAws.Proxy.Jobs;

namespace BackupScheduler.LocalAws.Proxy.Imports;

/// <summary>An import as the API tells it.</summary>
internal static class ImportDescription
{
    /// <param name="end">Null while it is in progress.</param>
    public static JsonObject Of(Job<ImportRequest> job, JobEnd? end)
    {
        var description = Summary(job, end);
        description["TableId"] = job.Request.Made.Id;
        description["InputCompressionType"] = job.Request.Compression;
        description["TableCreationParameters"] = JsonNode.Parse(job.Request.Table);
        description["ErrorCount"] = end?.Errors ?? 0;
        description["ProcessedItemCount"] = end?.Read ?? 0;
        description["ImportedItemCount"] = end?.Items ?? 0;
        description["ProcessedSizeBytes"] = end?.Bytes ?? 0;
        if (job.Token is { } token)
        {
            description["ClientToken"] = token;
        }

        if (end?.FailureCode is { } code)
        {
            description["FailureCode"] = code;
            description["FailureMessage"] = end.FailureMessage;
        }

        return description;
    }

    public static JsonObject Summary(Job<ImportRequest> job, JobEnd? end)
    {
        var summary = new JsonObject
        {
            ["ImportArn"] = job.Arn,
            ["ImportStatus"] = end?.Status ?? "IN_PROGRESS",
            ["TableArn"] = job.TableArn,
            ["S3BucketSource"] = JsonNode.Parse(job.Request.Source),
            ["InputFormat"] = "DYNAMODB_JSON",
            ["StartTime"] = EpochSeconds.Of(job.Started),
        };
        if (end is not null)
        {
            summary["EndTime"] = EpochSeconds.Of(job.Due);
        }

        return summary;
    }
}
