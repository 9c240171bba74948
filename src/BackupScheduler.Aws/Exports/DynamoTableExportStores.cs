using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using BackupScheduler.Aws.SecurityToken;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.Exports;

/// <summary>Opens DynamoDB's exports in any account and Region. The clients share one connection pool.</summary>
public sealed class DynamoTableExportStores(AwsOptions options, IAccountCredentials credentials) : ITableExportStores
{
    private const int MostKept = 500;
    private readonly ConcurrentDictionary<TableScope, DynamoTableExports> _opened = new();

    /// <inheritdoc/>
    public ITableExports Open(TableScope scope)
    {
        if (_opened.Count >= MostKept) _opened.Clear();
        return _opened.GetOrAdd(scope, Create);
    }

    private DynamoTableExports Create(TableScope scope) => new(
        new AmazonDynamoDBClient(credentials.For(scope.Account), new AmazonDynamoDBConfig().ApplyRegional(options, scope.Region.Value)), scope);
}
