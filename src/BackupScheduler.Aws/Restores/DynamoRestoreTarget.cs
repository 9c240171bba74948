using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using BackupScheduler.Aws.Exports;
using BackupScheduler.Aws.Failures;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Replay;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;
using CoreDescription = BackupScheduler.Core.Tables.TableDescription;

namespace BackupScheduler.Aws.Restores;

/// <summary>DynamoDB's tables of one account and Region, as a restore makes and fills them.</summary>
/// <param name="dynamo">For everything that may be repeated.</param>
/// <param name="once">For what its caller repeats in its own time: without retries.</param>
/// <param name="scope">The account and Region.</param>
public sealed partial class DynamoRestoreTarget(IAmazonDynamoDB dynamo, IAmazonDynamoDB once, TableScope scope) : IRestoreTarget, IDrillTables
{
    /// <inheritdoc/>
    public Task<TargetTable?> FindAsync(TableName table, CancellationToken cancellation) => OrNullAsync(
        async () =>
        {
            var found = (await dynamo.DescribeTableAsync(new DescribeTableRequest { TableName = table.Value }, cancellation)).Table;
            var described = TableTranslation.Read(found);
            return new TargetTable(found.TableStatus?.Value ?? "", described.Keys, await TableDescribing.TagsAsync(dynamo, found.TableArn, cancellation))
            {
                TableId = described.TableId,
                AttributeTypes = described.AttributeTypes,
                RestoredFrom = found.RestoreSummary?.SourceBackupArn,
                Indexes = [.. described.GlobalIndexes.Concat(described.LocalIndexes).Select(index => index.Name).Order(StringComparer.Ordinal)],
            };
        },
        cancellation);

    /// <inheritdoc/>
    public Task<CoreDescription?> DescribeAsync(TableName table, CancellationToken cancellation) => TableDescribing.FindAsync(dynamo, table, cancellation);

    /// <inheritdoc/>
    public Task<BackupContent?> FindBackupAsync(string arn, CancellationToken cancellation) => AwsFailure.TranslateAsync(
        async () =>
        {
            try
            {
                return BackupTranslation.ReadContent((await dynamo.DescribeBackupAsync(new DescribeBackupRequest { BackupArn = arn }, cancellation)).BackupDescription);
            }
            catch (BackupNotFoundException)
            {
                return null;
            }
        },
        cancellation);

    /// <inheritdoc/>
    public Task<bool> CreateAsync(TableName table, CoreDescription shape, IReadOnlyDictionary<string, string> tags, CancellationToken cancellation) =>
        UnlessTakenAsync(() => dynamo.CreateTableAsync(TableCreation.Create(table, shape, tags), cancellation), cancellation);

    /// <inheritdoc/>
    public Task<bool> BeginRestoreAsync(string backupArn, TableName table, bool resetsEncryption, CancellationToken cancellation)
    {
        var request = new RestoreTableFromBackupRequest
        {
            BackupArn = backupArn,
            TargetTableName = table.Value,
            SSESpecificationOverride = resetsEncryption ? new SSESpecification { Enabled = false } : null,
        };
        return UnlessTakenAsync(() => dynamo.RestoreTableFromBackupAsync(request, cancellation), cancellation);
    }

    /// <inheritdoc/>
    public async Task<TableImport?> BeginImportAsync(ImportOrder order, CancellationToken cancellation)
    {
        TableImport? import = null;
        await UnlessTakenAsync(
            async () => import = ImportTranslation.Read((await dynamo.ImportTableAsync(TableCreation.Import(order), cancellation)).ImportTableDescription),
            cancellation);
        return import;
    }

    /// <inheritdoc/>
    public Task<TableImport?> FindImportAsync(string arn, CancellationToken cancellation) => AwsFailure.TranslateAsync(
        async () =>
        {
            try
            {
                return ImportTranslation.Read((await dynamo.DescribeImportAsync(new DescribeImportRequest { ImportArn = arn }, cancellation)).ImportTableDescription);
            }
            catch (ImportNotFoundException)
            {
                return null;
            }
        },
        cancellation);

    /// <inheritdoc/>
    public async Task<TableImport?> FindImportOfAsync(TableName table, CancellationToken cancellation)
    {
        var request = new ListImportsRequest { TableArn = ArnOf(table) };
        ImportSummary? newest = null;
        do
        {
            var page = await AwsFailure.TranslateAsync(() => dynamo.ListImportsAsync(request, cancellation), cancellation);
            foreach (var import in page.ImportSummaryList ?? [])
                if (newest is null || import.StartTime > newest.StartTime) newest = import;
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
        return newest is null ? null : await FindImportAsync(newest.ImportArn, cancellation);
    }

    /// <inheritdoc/>
    public IItemSink SinkOf(TableName table) => new TableItemSink(once, table);

    /// <inheritdoc/>
    public Task DeleteAsync(TableName table, CancellationToken cancellation) => OrNullAsync(
        () => dynamo.DeleteTableAsync(new DeleteTableRequest { TableName = table.Value }, cancellation)!, cancellation);

    private static Task<T?> OrNullAsync<T>(Func<Task<T?>> call, CancellationToken cancellation)
        where T : class => AwsFailure.TranslateAsync(
        async () =>
        {
            try
            {
                return await call();
            }
            catch (ResourceNotFoundException)
            {
                return null;
            }
            catch (ResourceInUseException e)
            {
                // Changed or made for the moment.
                throw new ServiceFailureException(FailureKind.Transient, e.ErrorCode ?? "ResourceInUseException", e.Message, e);
            }
        },
        cancellation);

    private static Task<bool> UnlessTakenAsync<T>(Func<Task<T>> call, CancellationToken cancellation) => AwsFailure.TranslateAsync(
        async () =>
        {
            try
            {
                await call();
                return true;
            }
            catch (AmazonDynamoDBException e) when (e.ErrorCode is "ResourceInUseException" or "TableAlreadyExistsException" or "TableInUseException")
            {
                return false;
            }
        },
        cancellation);

    private string ArnOf(TableName table) => $"arn:{scope.Region.Partition}:dynamodb:{scope.Region}:{scope.Account}:table/{table}";
}
