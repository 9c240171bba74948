using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using BackupScheduler.Aws.Failures;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.Restores;

/// <content>Settings.</content>
public sealed partial class DynamoRestoreTarget
{
    /// <inheritdoc/>
    public Task SetAsync(TableName table, TableSetting setting, CancellationToken cancellation) => AwsFailure.TranslateAsync(
        async () =>
        {
            try
            {
                await CallAsync(table, setting, cancellation);
                return true;
            }
            catch (ResourceInUseException e)
            {
                throw new ServiceFailureException(FailureKind.Transient, e.ErrorCode ?? "ResourceInUseException", e.Message, e);
            }
        },
        cancellation);

    /// <inheritdoc/>
    public Task UntagAsync(TableName table, IReadOnlyList<string> keys, CancellationToken cancellation) => AwsFailure.TranslateAsync(
        () => dynamo.UntagResourceAsync(new UntagResourceRequest { ResourceArn = ArnOf(table), TagKeys = [.. keys] }, cancellation), cancellation);

    private Task CallAsync(TableName table, TableSetting setting, CancellationToken cancellation) => setting switch
    {
        TableSetting.Tags tags => dynamo.TagResourceAsync(
            new TagResourceRequest { ResourceArn = ArnOf(table), Tags = TableCreation.Tags(tags.Values) }, cancellation),
        TableSetting.TimeToLive time => dynamo.UpdateTimeToLiveAsync(
            new UpdateTimeToLiveRequest
            {
                TableName = table.Value,
                TimeToLiveSpecification = new TimeToLiveSpecification { Enabled = true, AttributeName = time.Attribute },
            },
            cancellation),
        TableSetting.Recovery recovery => dynamo.UpdateContinuousBackupsAsync(
            new UpdateContinuousBackupsRequest
            {
                TableName = table.Value,
                PointInTimeRecoverySpecification = new PointInTimeRecoverySpecification { PointInTimeRecoveryEnabled = true, RecoveryPeriodInDays = recovery.Days },
            },
            cancellation),
        TableSetting.Stream stream => UpdateAsync(
            new UpdateTableRequest
            {
                TableName = table.Value,
                StreamSpecification = new StreamSpecification { StreamEnabled = true, StreamViewType = new StreamViewType(stream.View) },
            },
            cancellation),
        TableSetting.Class named => UpdateAsync(new UpdateTableRequest { TableName = table.Value, TableClass = new TableClass(named.Name) }, cancellation),
        TableSetting.DeletionProtection => UpdateAsync(new UpdateTableRequest { TableName = table.Value, DeletionProtectionEnabled = true }, cancellation),
        _ => throw new InvalidOperationException($"no setting {setting.GetType().Name}"),
    };

    private Task<UpdateTableResponse> UpdateAsync(UpdateTableRequest request, CancellationToken cancellation) => dynamo.UpdateTableAsync(request, cancellation);
}
