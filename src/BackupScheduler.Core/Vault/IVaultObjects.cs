using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Core.Vault;

/// <summary>
/// The vault's bucket. Anything but the stated outcomes fails with <see cref="Failures.ServiceFailureException"/>. There is no deletion:
/// nobody deletes from the vault.
/// </summary>
public interface IVaultObjects
{
    /// <summary>Pages of objects, up to 1,000 each, in ascending order of their keys.</summary>
    /// <param name="prefix">What the keys begin with.</param>
    /// <param name="cancellation">Ends the listing.</param>
    IAsyncEnumerable<IReadOnlyList<VaultObject>> ListAsync(string prefix, CancellationToken cancellation);

    /// <summary>Pages of the folders right below a folder, each with a slash at the end.</summary>
    /// <param name="prefix">The folder, with a slash at the end; empty for the bucket's root.</param>
    /// <param name="cancellation">Ends the listing.</param>
    IAsyncEnumerable<IReadOnlyList<string>> ListFoldersAsync(string prefix, CancellationToken cancellation);

    /// <summary>A small object as a whole; null when there is none.</summary>
    Task<ReadOnlyMemory<byte>?> FindAsync(string key, CancellationToken cancellation);

    /// <summary>What S3 says of an object; null when there is none.</summary>
    Task<VaultObject?> DescribeAsync(string key, CancellationToken cancellation);

    /// <summary>An object's bytes as they come; the caller disposes of them. An object that is not there is a failure.</summary>
    Task<Stream> OpenAsync(string key, CancellationToken cancellation);

    /// <summary>Writes a small object; one that is there gets another version. Safe to repeat.</summary>
    Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation);
}

/// <summary>Opens the vault's bucket through the member role of an account, which reaches below that account's own prefix alone.</summary>
public interface IVaultStores
{
    /// <summary>The bucket; the role is assumed at the first call, not here.</summary>
    IVaultObjects Open(AccountId account);
}

/// <summary>An object in the vault.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ETag">S3's tag, without quotes.</param>
/// <param name="WrittenAt">When it was written.</param>
public sealed record VaultObject(string Key, long Bytes, string ETag, DateTimeOffset WrittenAt);
