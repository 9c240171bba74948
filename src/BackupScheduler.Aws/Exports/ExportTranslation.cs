using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using BackupScheduler.Core;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Failures;
using CoreStatus = BackupScheduler.Core.Exports.ExportStatus;

namespace BackupScheduler.Aws.Exports;

/// <summary>DynamoDB's words about exports as facts of the domain.</summary>
internal static class ExportTranslation
{
    public static ExportTableToPointInTimeRequest Write(ExportRequest request)
    {
        var call = new ExportTableToPointInTimeRequest
        {
            TableArn = $"arn:{request.Table.Scope.Region.Partition}:dynamodb:{request.Table.Scope.Region}:{request.Table.Scope.Account}:table/{request.Table.Table}",
            S3Bucket = request.Bucket,
            S3BucketOwner = request.BucketOwner.Value,
            S3Prefix = request.Prefix,
            ExportFormat = ExportFormat.DYNAMODB_JSON,
            ClientToken = request.Token,
        };
        if (request.KeyArn is { } key) (call.S3SseAlgorithm, call.S3SseKmsKeyId) = (S3SseAlgorithm.KMS, key);
        if (request.From is not { } from)
        {
            (call.ExportType, call.ExportTime) = (ExportType.FULL_EXPORT, request.To.UtcDateTime);
            return call;
        }

        call.ExportType = ExportType.INCREMENTAL_EXPORT;
        // Replay needs the new images alone; the old ones would double what is stored and paid for.
        call.IncrementalExportSpecification = new IncrementalExportSpecification
        {
            ExportFromTime = from.UtcDateTime,
            ExportToTime = request.To.UtcDateTime,
            ExportViewType = ExportViewType.NEW_IMAGE,
        };
        return call;
    }

    public static TableExport Read(ExportDescription export)
    {
        var arn = ExportArn.Parse(export.ExportArn) ?? throw NotUnderstood("ExportArn", export.ExportArn);
        var window = export.IncrementalExportSpecification;
        var isIncremental = export.ExportType == ExportType.INCREMENTAL_EXPORT;
        var to = isIncremental ? window?.ExportToTime : export.ExportTime;
        return new TableExport(
            arn,
            export.TableId ?? "",
            Status(export.ExportStatus),
            isIncremental ? Time(window?.ExportFromTime) ?? throw NotUnderstood("ExportFromTime", null) : null,
            Time(to) ?? throw NotUnderstood(isIncremental ? "ExportToTime" : "ExportTime", null))
        {
            Bucket = export.S3Bucket ?? "",
            Prefix = export.S3Prefix?.TrimEnd('/') ?? "",
            Items = export.ItemCount,
            BilledBytes = export.BilledSizeBytes,
            ManifestKey = export.ExportManifest,
            StartedAt = Time(export.StartTime),
            EndedAt = Time(export.EndTime),
            FailureCode = export.FailureCode,
            FailureMessage = export.FailureMessage,
        };
    }

    public static RecoveryState Read(PointInTimeRecoveryDescription? recovery) => new(
        recovery?.PointInTimeRecoveryStatus == PointInTimeRecoveryStatus.ENABLED,
        Time(recovery?.EarliestRestorableDateTime),
        Time(recovery?.LatestRestorableDateTime));

    public static CoreStatus Status(Amazon.DynamoDBv2.ExportStatus? status) => status?.Value switch
    {
        "IN_PROGRESS" => CoreStatus.InProgress,
        "COMPLETED" => CoreStatus.Completed,
        "FAILED" => CoreStatus.Failed,
        _ => CoreStatus.Unknown,
    };

    public static ServiceFailureException NotUnderstood(string member, string? given) =>
        new(FailureKind.Other, "UnreadableAnswer", Given.Line(member, Given.Show(given), "what DynamoDB's API describes, about this account and Region"));

    private static DateTimeOffset? Time(DateTime? time) => time is { } given ? new DateTimeOffset(given.ToUniversalTime()) : null;
}
