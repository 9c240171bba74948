using Amazon.DynamoDBv2;
using BackupScheduler.Aws.SecurityToken;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.Exports;

/// <summary>Opens DynamoDB's exports in any account and Region. The clients share one connection pool.</summary>
public sealed class DynamoTableExportStores(AwsOptions options, IAccountCredentials credentials) : ITableExportStores
{
    private readonly RecentlyOpened<TableScope, DynamoTableExports> _opened = new(scope => new DynamoTableExports(
        new AmazonDynamoDBClient(credentials.For(scope.Account), new AmazonDynamoDBConfig().ApplyRegional(options, scope.Region.Value)), scope));

    /// <inheritdoc/>
    public ITableExports Open(TableScope scope) => _opened.Open(scope);
}
