using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using BackupScheduler.Aws.Failures;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.Scratch;

/// <summary>Exports of a scratch table, and the point-in-time recovery that they need. Calls fail with ServiceFailureException.</summary>
/// <param name="dynamo">For everything that may be repeated.</param>
/// <param name="once">For what would be done twice: without retries.</param>
public sealed class ScratchExports(IAmazonDynamoDB dynamo, IAmazonDynamoDB once)
{
    /// <summary>Switches point-in-time recovery on or off. A table that is deleted while it is on leaves a backup that AWS keeps for 35 days.</summary>
    public Task SwitchRecoveryAsync(TableName table, bool isOn, CancellationToken cancellation)
    {
        var request = new UpdateContinuousBackupsRequest
        {
            TableName = table.Value,
            PointInTimeRecoverySpecification = new PointInTimeRecoverySpecification { PointInTimeRecoveryEnabled = isOn },
        };
        return AwsFailure.TranslateAsync(() => dynamo.UpdateContinuousBackupsAsync(request, cancellation), cancellation);
    }

    /// <summary>Whether point-in-time recovery is on and its history has begun.</summary>
    public Task<bool> IsRecoverableAsync(TableName table, CancellationToken cancellation) => AwsFailure.TranslateAsync(
        async () =>
        {
            var answer = await dynamo.DescribeContinuousBackupsAsync(new DescribeContinuousBackupsRequest { TableName = table.Value }, cancellation);
            return answer.ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus == PointInTimeRecoveryStatus.ENABLED;
        },
        cancellation);

    /// <summary>Begins a full export.</summary>
    /// <param name="tableArn">The table.</param>
    /// <param name="target">Where to.</param>
    /// <param name="cancellation">Gives up waiting; the export may still be made.</param>
    /// <returns>The export's ARN.</returns>
    public Task<string> BeginAsync(string tableArn, ExportTarget target, CancellationToken cancellation)
    {
        var request = new ExportTableToPointInTimeRequest
        {
            TableArn = tableArn,
            S3Bucket = target.Bucket,
            S3BucketOwner = target.Owner.Value,
            S3Prefix = target.Prefix,
            ExportFormat = ExportFormat.DYNAMODB_JSON,
        };
        if (target.KeyArn is { } key) (request.S3SseAlgorithm, request.S3SseKmsKeyId) = (S3SseAlgorithm.KMS, key);
        return AwsFailure.TranslateAsync(
            async () => (await once.ExportTableToPointInTimeAsync(request, cancellation)).ExportDescription.ExportArn, cancellation);
    }

    /// <summary>How an export stands.</summary>
    public Task<ExportState> ReadAsync(string exportArn, CancellationToken cancellation) => AwsFailure.TranslateAsync(
        async () =>
        {
            var export = (await dynamo.DescribeExportAsync(new DescribeExportRequest { ExportArn = exportArn }, cancellation)).ExportDescription;
            return new ExportState(export.ExportStatus?.Value ?? "", export.FailureCode, export.FailureMessage, export.ItemCount);
        },
        cancellation);
}
