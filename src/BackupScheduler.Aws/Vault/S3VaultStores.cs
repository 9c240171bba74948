using Amazon.S3;
using BackupScheduler.Aws.SecurityToken;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Aws.Vault;

/// <summary>Opens the vault's bucket with the credentials of an account. The clients share one connection pool.</summary>
public sealed class S3VaultStores(AwsOptions options, IAccountCredentials credentials, VaultLocation vault) : IVaultStores
{
    private readonly RecentlyOpened<AccountId, S3VaultObjects> _opened =
        new(id => new S3VaultObjects(new AmazonS3Client(credentials.For(id), ConfigurationOf(options, vault)), vault));

    /// <inheritdoc/>
    public IVaultObjects Open(AccountId account) => _opened.Open(account);

    internal static AmazonS3Config ConfigurationOf(AwsOptions options, VaultLocation vault)
    {
        var config = new AmazonS3Config().ApplyRegional(options, vault.Region.Value);
        // Names of buckets are no host names at an emulator.
        config.ForcePathStyle = options.Endpoint is not null || Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL") is { Length: > 0 };
        return config;
    }
}
