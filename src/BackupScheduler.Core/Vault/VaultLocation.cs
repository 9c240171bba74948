using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Core.Vault;

/// <summary>Where the copies go.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Account">The account that owns it, and holds nothing else.</param>
/// <param name="KeyArn">The KMS key to encrypt with; null leaves it to the bucket.</param>
/// <param name="Region">The bucket's Region.</param>
public sealed record VaultLocation(string Bucket, AccountId Account, string? KeyArn, Region Region);

/// <summary>What holds for copying.</summary>
/// <param name="Vault">Where to.</param>
/// <param name="FullEvery">How long after a full copy the next one is due; whole days.</param>
/// <param name="MayEnableRecovery">Whether to switch point-in-time recovery on where it is off; without it a table cannot be copied.</param>
public sealed record CopyRules(VaultLocation Vault, TimeSpan FullEvery, bool MayEnableRecovery);
