using Amazon.DynamoDBv2;
using Amazon.Runtime;
using BackupScheduler.Aws.SecurityToken;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.DynamoDb;

/// <summary>Opens DynamoDB in any account and Region. The clients share one connection pool.</summary>
public sealed class DynamoBackupStores : IBackupStores, ITableIdentities
{
    private readonly AwsOptions _options;
    private readonly IAccountCredentials _credentials;
    private readonly RecentlyOpened<TableScope, DynamoBackupStore> _stores;

    /// <summary>Opens nothing yet.</summary>
    public DynamoBackupStores(AwsOptions options, IAccountCredentials credentials) =>
        (_options, _credentials, _stores) = (options, credentials, new(CreateStore));

    /// <inheritdoc/>
    public IBackupStore Open(TableScope scope) => _stores.Open(scope);

    /// <inheritdoc/>
    public Task<string?> FindIdAsync(TableScope scope, TableName table, CancellationToken cancellation) =>
        _stores.Open(scope).FindTableIdAsync(table, cancellation);

    private DynamoBackupStore CreateStore(TableScope scope)
    {
        var session = _credentials.For(scope.Account);
        // A batch creates or deletes: the other client is seldom needed.
        return new DynamoBackupStore(
            new Lazy<IAmazonDynamoDB>(() => Reads(session, scope)),
            new Lazy<IAmazonDynamoDB>(() => new AmazonDynamoDBClient(session, Configuration(scope, retries: 0))));
    }

    private AmazonDynamoDBClient Reads(AWSCredentials session, TableScope scope)
    {
        var configuration = Configuration(scope, ClientConfiguration.UsualRetries);
        return _options.Metrics is { } metrics
            ? new MeteredDynamoDbClient(session, configuration, metrics, scope)
            : new AmazonDynamoDBClient(session, configuration);
    }

    private AmazonDynamoDBConfig Configuration(TableScope scope, int retries) =>
        new AmazonDynamoDBConfig().ApplyRegional(_options, scope.Region.Value, retries);
}
