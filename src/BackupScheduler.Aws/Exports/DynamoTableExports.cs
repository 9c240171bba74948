using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using BackupScheduler.Aws.Failures;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Tables;
using CoreDescription = BackupScheduler.Core.Tables.TableDescription;
using CoreSummary = BackupScheduler.Core.Exports.ExportSummary;

namespace BackupScheduler.Aws.Exports;

/// <summary>DynamoDB's exports of one account and Region.</summary>
/// <param name="dynamo">The client; what would be done twice by a retry carries a token.</param>
/// <param name="scope">The account and Region.</param>
public sealed class DynamoTableExports(IAmazonDynamoDB dynamo, TableScope scope) : ITableExports
{
    // ListExports quota.
    private const int PageSize = 25;
    private static readonly HashSet<string> s_noTable = new(StringComparer.Ordinal) { "TableNotFoundException", "ResourceNotFoundException" };

    /// <inheritdoc/>
    public Task<ExportPage> ListAsync(TableName? table, string? after, CancellationToken cancellation)
    {
        var request = new ListExportsRequest { TableArn = table is { } one ? ArnOf(one) : null, MaxResults = PageSize, NextToken = after };
        return AwsFailure.TranslateAsync(
            async () =>
            {
                var page = await dynamo.ListExportsAsync(request, cancellation);
                return new ExportPage([.. (page.ExportSummaries ?? []).Select(Read).OfType<CoreSummary>()], NullIfEmpty(page.NextToken));
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task<TableExport?> FindAsync(ExportArn export, CancellationToken cancellation) => AwsFailure.TranslateAsync(
        async () =>
        {
            try
            {
                var request = new DescribeExportRequest { ExportArn = $"{ArnOf(export.Table.Table)}/export/{export.Id}" };
                return ExportTranslation.Read((await dynamo.DescribeExportAsync(request, cancellation)).ExportDescription);
            }
            catch (ExportNotFoundException)
            {
                return null;
            }
        },
        cancellation);

    /// <inheritdoc/>
    public Task<ExportArn?> BeginAsync(ExportRequest request, CancellationToken cancellation) => FindOrNullAsync<ExportArn>(
        async () =>
        {
            var answer = await dynamo.ExportTableToPointInTimeAsync(ExportTranslation.Write(request), cancellation);
            return ExportArn.Parse(answer.ExportDescription.ExportArn) ?? throw ExportTranslation.NotUnderstood("ExportArn", answer.ExportDescription.ExportArn);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<RecoveryState?> FindRecoveryAsync(TableName table, CancellationToken cancellation) => AwsFailure.TranslateAsync(
        async () =>
        {
            try
            {
                var answer = await dynamo.DescribeContinuousBackupsAsync(new DescribeContinuousBackupsRequest { TableName = table.Value }, cancellation);
                return ExportTranslation.Read(answer.ContinuousBackupsDescription?.PointInTimeRecoveryDescription);
            }
            catch (AmazonDynamoDBException e) when (s_noTable.Contains(e.ErrorCode ?? ""))
            {
                return null;
            }
        },
        cancellation);

    /// <inheritdoc/>
    public async Task<bool> EnableRecoveryAsync(TableName table, CancellationToken cancellation)
    {
        var request = new UpdateContinuousBackupsRequest
        {
            TableName = table.Value,
            PointInTimeRecoverySpecification = new PointInTimeRecoverySpecification { PointInTimeRecoveryEnabled = true },
        };
        return await FindOrNullAsync<bool>(
            async () =>
            {
                await dynamo.UpdateContinuousBackupsAsync(request, cancellation);
                return true;
            },
            cancellation) ?? false;
    }

    /// <inheritdoc/>
    public Task<CoreDescription?> DescribeAsync(TableName table, CancellationToken cancellation) =>
        TableDescribing.FindAsync(dynamo, table, cancellation);

    // An answer about another account or Region (a client that signs wrongly) would be taken for this one's.
    private CoreSummary? Read(Amazon.DynamoDBv2.Model.ExportSummary summary)
    {
        if (ExportArn.Parse(summary.ExportArn) is not { } arn) return null;
        return arn.Table.Scope == scope
            ? new CoreSummary(arn, ExportTranslation.Status(summary.ExportStatus), summary.ExportType == ExportType.INCREMENTAL_EXPORT ? ExportKind.Incremental : ExportKind.Full)
            : throw ExportTranslation.NotUnderstood("ExportArn", summary.ExportArn);
    }

    private static Task<T?> FindOrNullAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
        where T : struct => AwsFailure.TranslateAsync<T?>(
        async () =>
        {
            try
            {
                return await call();
            }
            catch (AmazonDynamoDBException e) when (s_noTable.Contains(e.ErrorCode ?? ""))
            {
                return null;
            }
        },
        cancellation);

    private string ArnOf(TableName table) => $"arn:{scope.Region.Partition}:dynamodb:{scope.Region}:{scope.Account}:table/{table}";

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
