using Amazon.IdentityManagement;
using BackupScheduler.Aws.SecurityToken;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Aws.IdentityManagement;

/// <summary>Opens IAM in any account. The clients share one connection pool.</summary>
public sealed class IamIdentityStores : IIdentityStores
{
    private readonly AwsOptions _options;
    private readonly IAccountCredentials _credentials;
    private readonly RecentlyOpened<AccountId, IamIdentityStore> _stores;

    /// <summary>Opens nothing yet.</summary>
    public IamIdentityStores(AwsOptions options, IAccountCredentials credentials) => (_options, _credentials, _stores) = (
        options, credentials, new(id => new IamIdentityStore(id, Client(id, ClientConfiguration.UsualRetries), Client(id, retries: 0))));

    /// <inheritdoc/>
    public IIdentityStore Open(AccountId account) => _stores.Open(account);

    private AmazonIdentityManagementServiceClient Client(AccountId account, int retries) => new(
        _credentials.For(account), new AmazonIdentityManagementServiceConfig().Apply(_options, _options.HomeRegion, retries));
}
