using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using BackupScheduler.Aws.Failures;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.DynamoDb;

/// <summary>DynamoDB's tables and backups of one account and Region.</summary>
/// <param name="reads">For everything that may be repeated.</param>
/// <param name="creates">For CreateBackup: without retries, since it has no idempotency token.</param>
public sealed class DynamoBackupStore(Lazy<IAmazonDynamoDB> reads, Lazy<IAmazonDynamoDB> creates) : IBackupStore
{
    private const int PageSize = 100;

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<TableName>> ListTablesAsync(
        TableName? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = new ListTablesRequest { Limit = PageSize, ExclusiveStartTableName = after?.Value };
        do
        {
            var page = await AwsFailure.TranslateAsync(() => reads.Value.ListTablesAsync(request, cancellation), cancellation);
            yield return [.. (page.TableNames ?? []).Select(TableName.Parse)];
            request.ExclusiveStartTableName = page.LastEvaluatedTableName;
        }
        while (!string.IsNullOrEmpty(request.ExclusiveStartTableName));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<Backup>> ListBackupsAsync(
        BackupQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = new ListBackupsRequest
        {
            Limit = PageSize,
            BackupType = TypeOf(query.Of),
            TableName = query.Table?.Value,
            TimeRangeLowerBound = query.CreatedFrom?.UtcDateTime,
        };
        do
        {
            var page = await AwsFailure.TranslateAsync(() => reads.Value.ListBackupsAsync(request, cancellation), cancellation);
            yield return [.. (page.BackupSummaries ?? []).Select(BackupTranslation.Read).Where(backup => Answers(query, backup))];
            request.ExclusiveStartBackupArn = page.LastEvaluatedBackupArn;
        }
        while (!string.IsNullOrEmpty(request.ExclusiveStartBackupArn));
    }

    /// <inheritdoc/>
    public Task<CreateOutcome> CreateAsync(TableName table, string name, CancellationToken cancellation) =>
        AwsFailure.TranslateAsync(
            async () =>
            {
                try
                {
                    var request = new CreateBackupRequest { TableName = table.Value, BackupName = name };
                    await creates.Value.CreateBackupAsync(request, cancellation);
                    return CreateOutcome.Created;
                }
                catch (AmazonDynamoDBException e) when (e.ErrorCode is "TableNotFoundException" or "ResourceNotFoundException")
                {
                    return CreateOutcome.TableGone;
                }
            },
            cancellation);

    /// <inheritdoc/>
    public Task<DeleteOutcome> DeleteAsync(string arn, CancellationToken cancellation) =>
        AwsFailure.TranslateAsync(
            async () =>
            {
                try
                {
                    await reads.Value.DeleteBackupAsync(new DeleteBackupRequest { BackupArn = arn }, cancellation);
                    return DeleteOutcome.Deleted;
                }
                catch (BackupNotFoundException)
                {
                    return DeleteOutcome.AlreadyGone;
                }
            },
            cancellation);

    /// <summary>The id of a table as it is now; null when it is gone.</summary>
    public Task<string?> FindTableIdAsync(TableName table, CancellationToken cancellation) =>
        AwsFailure.TranslateAsync(
            async () =>
            {
                try
                {
                    var answer = await reads.Value.DescribeTableAsync(new DescribeTableRequest { TableName = table.Value }, cancellation);
                    return answer.Table?.TableId;
                }
                catch (ResourceNotFoundException)
                {
                    return null;
                }
            },
            cancellation);

    private static BackupTypeFilter TypeOf(BackupMakers makers) => makers switch
    {
        BackupMakers.UserAndSystem => BackupTypeFilter.ALL,
        BackupMakers.AwsBackup => BackupTypeFilter.AWS_BACKUP,
        _ => BackupTypeFilter.USER,
    };

    // A service that ignored a filter (emulators do) must not widen what retention sees.
    private static bool Answers(BackupQuery query, Backup backup) =>
        (query.Table is null || backup.Table == query.Table)
        && (query.CreatedFrom is null || backup.CreatedAt >= query.CreatedFrom)
        && (query.Of != BackupMakers.User || backup.Kind is not (BackupKind.System or BackupKind.AwsBackup));
}
