using System.Collections.Concurrent;
using Amazon.IdentityManagement;
using BackupScheduler.Aws.SecurityToken;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Aws.IdentityManagement;

/// <summary>Opens IAM in any account. The clients share one connection pool and live as long as the process.</summary>
public sealed class IamIdentityStores(AwsOptions options, IAccountCredentials credentials) : IIdentityStores
{
    private const int MostKept = 500;
    private readonly ConcurrentDictionary<AccountId, IamIdentityStore> _stores = new();

    /// <inheritdoc/>
    public IIdentityStore Open(AccountId account)
    {
        // As with tables: clients cost memory, and making one anew is cheap.
        if (_stores.Count >= MostKept) _stores.Clear();
        return _stores.GetOrAdd(account, id => new IamIdentityStore(id, Client(id, ClientConfiguration.UsualRetries), Client(id, retries: 0)));
    }

    private AmazonIdentityManagementServiceClient Client(AccountId account, int retries) => new(
        credentials.For(account), new AmazonIdentityManagementServiceConfig().Apply(options, options.HomeRegion, retries));
}
