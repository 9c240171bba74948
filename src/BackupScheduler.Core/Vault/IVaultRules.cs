namespace BackupScheduler.Core.Vault;

/// <summary>
/// The rules of the vault's bucket and the locks of its objects, as S3 tells them. What may not be read is told as such, never taken for
/// absent; anything else fails with <see cref="Failures.ServiceFailureException"/>.
/// </summary>
public interface IVaultRules
{
    /// <summary>The bucket's rules: three calls.</summary>
    Task<VaultRules> ReadAsync(CancellationToken cancellation);

    /// <summary>The lock of an object; a value of null where it has none. An object that is not there is a failure.</summary>
    Task<RuleReading<ObjectLock>> FindLockAsync(string key, CancellationToken cancellation);
}

/// <summary>A rule that was read, or the reason why it could not be.</summary>
/// <param name="Value">What was read; null where there is none, or it could not be read.</param>
/// <param name="Refusal">The service's code, such as AccessDenied; null where it was read.</param>
public sealed record RuleReading<T>(T? Value, string? Refusal = null)
    where T : class
{
    /// <summary>Whether the service has told.</summary>
    public bool IsRead => Refusal is null;
}

/// <summary>The bucket's rules.</summary>
/// <param name="Versioning">S3's word: <c>Enabled</c>, <c>Suspended</c>, or <c>Off</c>.</param>
/// <param name="Lock">The Object Lock of the bucket; null where it has none.</param>
/// <param name="Expiry">The enabled lifecycle rules that end an object's life.</param>
public sealed record VaultRules(RuleReading<string> Versioning, RuleReading<BucketLock> Lock, RuleReading<IReadOnlyList<ExpiryRule>> Expiry);

/// <summary>Object Lock is on in a bucket.</summary>
/// <param name="Default">What each new object gets; null where it gets nothing.</param>
public sealed record BucketLock(DefaultRetention? Default);

/// <summary>The lock of each new object.</summary>
/// <param name="Mode"><c>GOVERNANCE</c> or <c>COMPLIANCE</c>.</param>
/// <param name="Days">How long; a year is 365 days.</param>
public sealed record DefaultRetention(string Mode, int Days);

/// <summary>A lifecycle rule by which objects go.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Days">After how many days; null where it names a date.</param>
/// <param name="At">The date; null where it counts days.</param>
/// <param name="Prefix">The keys that it is about; empty for the whole bucket.</param>
public sealed record ExpiryRule(string Id, int? Days, DateTimeOffset? At, string Prefix);

/// <summary>The lock of one object.</summary>
/// <param name="Mode"><c>GOVERNANCE</c> or <c>COMPLIANCE</c>.</param>
/// <param name="Until">When it ends.</param>
public sealed record ObjectLock(string Mode, DateTimeOffset Until);
