using Amazon.DynamoDBv2;
using Amazon.IdentityManagement;
using Amazon.S3;
using BackupScheduler.Aws.DynamoDb;
using BackupScheduler.Aws.Exports;
using BackupScheduler.Aws.IdentityManagement;
using BackupScheduler.Aws.ResourceGroupsTagging;
using BackupScheduler.Aws.Restores;
using BackupScheduler.Aws.Scratch;
using BackupScheduler.Aws.SecurityToken;
using BackupScheduler.Aws.Vault;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Aws;

/// <summary>AWS with one set of credentials: the caller's own, or those of a role that is assumed. Nothing is called before it is used.</summary>
public sealed class AwsSession
{
    private readonly AwsOptions _options;
    private readonly IAccountCredentials _credentials;

    internal AwsSession(AwsOptions options, IAccountCredentials credentials) => (_options, _credentials) = (options, credentials);

    /// <summary>Tables and backups, by the adapter that the functions use.</summary>
    public IBackupStores BackupStores() => new DynamoBackupStores(_options, _credentials);

    /// <summary>The tags of tables, by the adapter that the functions use.</summary>
    public ITableTags TableTags() => new TaggedTables(_options, _credentials);

    /// <summary>Which incarnation of a table there is, by the adapter that the functions use.</summary>
    public ITableIdentities TableIdentities() => new DynamoBackupStores(_options, _credentials);

    /// <summary>Users, roles and policies, by the adapter that the functions use.</summary>
    public IIdentityStores IdentityStores() => new IamIdentityStores(_options, _credentials);

    /// <summary>Exports, by the adapter that the functions use.</summary>
    public ITableExportStores TableExports() => new DynamoTableExportStores(_options, _credentials);

    /// <summary>The vault's bucket, by the adapter that the functions use.</summary>
    public IVaultStores Vaults(VaultLocation vault) => new S3VaultStores(_options, _credentials, vault);

    /// <summary>The rules of the vault's bucket, read in the vault's account.</summary>
    public IVaultRules VaultRules(VaultLocation vault) =>
        new S3VaultRules(new AmazonS3Client(_credentials.For(vault.Account), S3VaultStores.ConfigurationOf(_options, vault)), vault);

    /// <summary>Tables that a restore makes and fills, or a drill.</summary>
    public DynamoRestoreTarget RestoreTarget(TableScope scope) => new(Dynamo(scope, ClientConfiguration.UsualRetries), Dynamo(scope, retries: 0), scope);

    /// <summary>Tables to be thrown away.</summary>
    public ScratchTables Tables(TableScope scope) => new(Dynamo(scope, ClientConfiguration.UsualRetries), Dynamo(scope, retries: 0));

    /// <summary>Exports of such tables.</summary>
    public ScratchExports Exports(TableScope scope) => new(Dynamo(scope, ClientConfiguration.UsualRetries), Dynamo(scope, retries: 0));

    /// <summary>Roles to be thrown away.</summary>
    public ScratchRoles Roles(AccountId account) => new(Iam(account, ClientConfiguration.UsualRetries), Iam(account, retries: 0));

    private AmazonDynamoDBClient Dynamo(TableScope scope, int retries) =>
        new(_credentials.For(scope.Account), new AmazonDynamoDBConfig().ApplyRegional(_options, scope.Region.Value, retries));

    private AmazonIdentityManagementServiceClient Iam(AccountId account, int retries) =>
        new(_credentials.For(account), new AmazonIdentityManagementServiceConfig().Apply(_options, _options.HomeRegion, retries));
}
