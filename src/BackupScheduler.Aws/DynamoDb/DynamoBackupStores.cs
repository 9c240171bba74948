using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using BackupScheduler.Aws.SecurityToken;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.DynamoDb;

/// <summary>Opens DynamoDB in any account and Region. The clients share one connection pool and live as long as the process.</summary>
public sealed class DynamoBackupStores(AwsOptions options, IAccountCredentials credentials) : IBackupStores, ITableIdentities
{
    private const int MostKept = 500;
    private readonly ConcurrentDictionary<TableScope, DynamoBackupStore> _stores = new();

    /// <inheritdoc/>
    public IBackupStore Open(TableScope scope) => OpenStore(scope);

    /// <inheritdoc/>
    public Task<string?> FindIdAsync(TableScope scope, TableName table, CancellationToken cancellation) =>
        OpenStore(scope).FindTableIdAsync(table, cancellation);

    private DynamoBackupStore OpenStore(TableScope scope)
    {
        // Clients cost memory and a large organization has many scopes; making one anew is cheap, its connections are shared.
        if (_stores.Count >= MostKept) _stores.Clear();
        return _stores.GetOrAdd(scope, CreateStore);
    }

    private DynamoBackupStore CreateStore(TableScope scope)
    {
        var session = credentials.For(scope.Account);
        return new DynamoBackupStore(
            Reads(session, scope),
            new AmazonDynamoDBClient(session, Configuration(scope, retries: 0)));
    }

    private AmazonDynamoDBClient Reads(AWSCredentials session, TableScope scope)
    {
        var configuration = Configuration(scope, ClientConfiguration.UsualRetries);
        return options.Metrics is { } metrics
            ? new MeteredDynamoDbClient(session, configuration, metrics, scope)
            : new AmazonDynamoDBClient(session, configuration);
    }

    private AmazonDynamoDBConfig Configuration(TableScope scope, int retries) =>
        new AmazonDynamoDBConfig().ApplyRegional(options, scope.Region.Value, retries);
}
