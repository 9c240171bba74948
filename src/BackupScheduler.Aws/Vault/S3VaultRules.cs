using System.Globalization;
using Amazon.S3;
using Amazon.S3.Model;
using BackupScheduler.Aws.Failures;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Aws.Vault;

/// <summary>The rules of the vault's bucket in S3.</summary>
/// <param name="s3">The client, in the bucket's Region.</param>
/// <param name="vault">The bucket and who must own it.</param>
public sealed class S3VaultRules(IAmazonS3 s3, VaultLocation vault) : IVaultRules
{
    private const int DaysOfYear = 365;

    /// <inheritdoc/>
    public async Task<VaultRules> ReadAsync(CancellationToken cancellation) => new(
        await ReadAsync(VersioningAsync, cancellation),
        await ReadAsync(LockAsync, cancellation),
        await ReadAsync<IReadOnlyList<ExpiryRule>>(ExpiryAsync, cancellation));

    /// <inheritdoc/>
    public async Task<RuleReading<ObjectLock>> FindLockAsync(string key, CancellationToken cancellation)
    {
        // HEAD tells a lock to whoever may read it, and says nothing to others: only GetObjectRetention tells the two apart.
        var head = new GetObjectMetadataRequest { BucketName = vault.Bucket, Key = key, ExpectedBucketOwner = vault.Account.Value };
        var told = await AwsFailure.TranslateAsync(() => s3.GetObjectMetadataAsync(head, cancellation), cancellation);
        return told is { ObjectLockMode: { } mode, ObjectLockRetainUntilDate: { } until }
            ? new RuleReading<ObjectLock>(new ObjectLock(mode.Value, Time(until)))
            : await ReadAsync(end => RetentionAsync(key, end), cancellation);
    }

    private async Task<string?> VersioningAsync(CancellationToken cancellation)
    {
        var request = new GetBucketVersioningRequest { BucketName = vault.Bucket, ExpectedBucketOwner = vault.Account.Value };
        return (await s3.GetBucketVersioningAsync(request, cancellation)).VersioningConfig?.Status?.Value ?? "Off";
    }

    private async Task<BucketLock?> LockAsync(CancellationToken cancellation)
    {
        var request = new GetObjectLockConfigurationRequest { BucketName = vault.Bucket, ExpectedBucketOwner = vault.Account.Value };
        var found = await OrNullAsync("ObjectLockConfigurationNotFoundError", async () => (await s3.GetObjectLockConfigurationAsync(request, cancellation)).ObjectLockConfiguration);
        if (found?.ObjectLockEnabled != ObjectLockEnabled.Enabled) return null;
        return new BucketLock(found.Rule?.DefaultRetention is { Mode: { } mode } given
            ? new Core.Vault.DefaultRetention(mode.Value, (given.Days ?? 0) + ((given.Years ?? 0) * DaysOfYear))
            : null);
    }

    private async Task<IReadOnlyList<ExpiryRule>?> ExpiryAsync(CancellationToken cancellation)
    {
        var request = new GetLifecycleConfigurationRequest { BucketName = vault.Bucket, ExpectedBucketOwner = vault.Account.Value };
        var found = await OrNullAsync("NoSuchLifecycleConfiguration", async () => (await s3.GetLifecycleConfigurationAsync(request, cancellation)).Configuration);
        return
        [
            .. (found?.Rules ?? []).Where(rule => rule.Status == LifecycleRuleStatus.Enabled && rule.Expiration is { Days: > 0 } or { Date: not null })
                .Select(rule => new ExpiryRule(rule.Id ?? "", rule.Expiration.Days, rule.Expiration.Date is { } at ? Time(at) : null, PrefixOf(rule))),
        ];
    }

    private async Task<ObjectLock?> RetentionAsync(string key, CancellationToken cancellation)
    {
        var request = new GetObjectRetentionRequest { BucketName = vault.Bucket, Key = key, ExpectedBucketOwner = vault.Account.Value };
        var found = await OrNullAsync("NoSuchObjectLockConfiguration", async () => (await s3.GetObjectRetentionAsync(request, cancellation)).Retention);
        return found is { Mode: { } mode, RetainUntilDate: { } until } ? new ObjectLock(mode.Value, Time(until)) : null;
    }

    private static string PrefixOf(LifecycleRule rule) => rule.Filter?.LifecycleFilterPredicate switch
    {
        LifecyclePrefixPredicate prefix => prefix.Prefix ?? "",
        null => "",
        var other => other.GetType().Name,
    };

    private static async Task<RuleReading<T>> ReadAsync<T>(Func<CancellationToken, Task<T?>> read, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return new RuleReading<T>(await AwsFailure.TranslateAsync(() => read(cancellation), cancellation));
        }
        catch (ServiceFailureException e) when (e.Kind is FailureKind.AccessDenied or FailureKind.RegionUnavailable)
        {
            return new RuleReading<T>(null, e.Code);
        }
    }

    private static async Task<T?> OrNullAsync<T>(string absent, Func<Task<T?>> call)
        where T : class
    {
        try
        {
            return await call();
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == absent)
        {
            return null;
        }
    }

    private static DateTimeOffset Time(DateTime time) => new(time.ToUniversalTime());
}
