using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Restores;

/// <summary>The vault, where a file that is not there is damage, told by its name: S3's own words do not name it.</summary>
internal sealed class PresentObjects(IVaultObjects vault) : IVaultObjects
{
    public IAsyncEnumerable<IReadOnlyList<VaultObject>> ListAsync(string prefix, CancellationToken cancellation) => vault.ListAsync(prefix, cancellation);

    public IAsyncEnumerable<IReadOnlyList<string>> ListFoldersAsync(string prefix, CancellationToken cancellation) => vault.ListFoldersAsync(prefix, cancellation);

    public Task<ReadOnlyMemory<byte>?> FindAsync(string key, CancellationToken cancellation) => vault.FindAsync(key, cancellation);

    public Task<VaultObject?> DescribeAsync(string key, CancellationToken cancellation) => vault.DescribeAsync(key, cancellation);

    public async Task<Stream> OpenAsync(string key, CancellationToken cancellation)
    {
        try
        {
            return await vault.OpenAsync(key, cancellation);
        }
        catch (ServiceFailureException e) when (e.Code == "NoSuchKey")
        {
            throw new DamagedExportException(key, "missing", e);
        }
    }

    public Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation) => throw new NotSupportedException("a restore writes nothing into the vault");
}
