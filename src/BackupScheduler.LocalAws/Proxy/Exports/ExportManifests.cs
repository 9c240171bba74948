using System.Globalization;
using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Proxy.Jobs;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.Exports;

/// <summary>The texts of both manifests, after AWS's developer guide, "DynamoDB table export output format".</summary>
internal static class ExportManifests
{
    public static string File(int items, string md5, string etag, string key) => new JsonObject
    {
        ["itemCount"] = items,
        ["md5Checksum"] = md5,
        ["etag"] = etag,
        ["dataFileS3Key"] = key,
    }.ToJsonString(Json.Readable);

    public static string Summary(Job<ExportRequest> job, ExportLayout layout, JobEnd end)
    {
        var (request, window) = (job.Request, job.Request.Window);
        var summary = new JsonObject
        {
            ["version"] = window.IsIncremental ? "2023-08-01" : "2020-06-30",
            ["exportArn"] = job.Arn,
            ["startTime"] = Iso(job.Started),
            ["endTime"] = Iso(job.Due),
            ["tableArn"] = request.Table.Key.Arn,
            ["tableId"] = request.Table.Id,
        };
        foreach (var (name, moment) in Moments(window))
        {
            summary[name] = Iso(moment);
        }

        summary["s3Bucket"] = request.Bucket;
        summary["s3Prefix"] = request.Prefix.Length > 0 ? request.Prefix : null;
        summary["s3SseAlgorithm"] = request.SseAlgorithm;
        summary["s3SseKmsKeyId"] = request.SseKey;
        summary["manifestFilesS3Key"] = layout.Files;
        summary["billedSizeBytes"] = end.Bytes;
        summary["itemCount"] = end.Items;
        summary["outputFormat"] = "DYNAMODB_JSON";
        if (window.IsIncremental)
        {
            summary["outputView"] = request.View;
            summary["exportType"] = request.Type;
        }

        return summary.ToJsonString(Json.Readable);
    }

    private static (string Name, DateTimeOffset Moment)[] Moments(ExportWindow window) => window.At is { } moment
        ? [("exportTime", moment)]
        : [("exportFromTime", window.From), ("exportToTime", window.To)];

    private static string Iso(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
