using BackupScheduler.Core.Vault;

namespace BackupScheduler.Bench.Replay;

/// <summary>A folder in the place of the vault's bucket; for reading data files alone.</summary>
internal sealed class FolderVault(string folder) : IVaultObjects
{
    public Task<Stream> OpenAsync(string key, CancellationToken cancellation) => Task.FromResult<Stream>(File.OpenRead(Path.Combine(folder, key)));

    public IAsyncEnumerable<IReadOnlyList<VaultObject>> ListAsync(string prefix, CancellationToken cancellation) => throw new NotSupportedException();

    public IAsyncEnumerable<IReadOnlyList<string>> ListFoldersAsync(string prefix, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<ReadOnlyMemory<byte>?> FindAsync(string key, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<VaultObject?> DescribeAsync(string key, CancellationToken cancellation) => throw new NotSupportedException();

    public Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation) => throw new NotSupportedException();
}
