using System.Runtime.CompilerServices;
using System.Text;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Functions.Tests.Fakes;

/// <summary>The vault's bucket. An account reaches below its own prefix alone, as the bucket's policy has it.</summary>
internal sealed class FakeVault(FakeWire wire, TimeProvider time) : IVaultStores
{
    private readonly SortedDictionary<string, byte[]> _objects = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Keys => _objects.Keys;

    public byte[] this[string key] => _objects[key];

    /// <summary>The keys of the catalogue that end so.</summary>
    public IReadOnlyList<string> KeysEnding(string end) => [.. Keys.Where(key => key.EndsWith(end, StringComparison.Ordinal))];

    public void Put(string key, string content) => _objects[key] = Encoding.UTF8.GetBytes(content);

    public void Remove(string key) => _objects.Remove(key);

    public IVaultObjects Open(AccountId account) => new View(this, account);

    private sealed class View(FakeVault vault, AccountId account) : IVaultObjects
    {
        public async IAsyncEnumerable<IReadOnlyList<VaultObject>> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await vault.CallAsync(Operation.ListVault, prefix, account, cancellation);
            yield return [.. vault._objects.Where(o => o.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(o => new VaultObject(o.Key, o.Value.Length, "", vault.Now))];
        }

        public IAsyncEnumerable<IReadOnlyList<string>> ListFoldersAsync(string prefix, CancellationToken cancellation) => throw new NotSupportedException();

        public async Task<ReadOnlyMemory<byte>?> FindAsync(string key, CancellationToken cancellation)
        {
            await vault.CallAsync(Operation.ReadVault, key, account, cancellation);
            if (vault._objects.TryGetValue(key, out var content)) return content;
            return null;
        }

        public Task<VaultObject?> DescribeAsync(string key, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<Stream> OpenAsync(string key, CancellationToken cancellation) => throw new NotSupportedException();

        public async Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation)
        {
            await vault.CallAsync(Operation.WriteVault, key, account, cancellation);
            vault._objects[key] = content.ToArray();
        }
    }

    private DateTimeOffset Now => time.GetUtcNow();

    private async Task CallAsync(Operation operation, string key, AccountId account, CancellationToken cancellation)
    {
        if (!key.StartsWith($"{account}/", StringComparison.Ordinal)) throw new ServiceFailureException(FailureKind.AccessDenied, "AccessDenied", "outside of the account's prefix");
        await wire.CallAsync(operation, key, cancellation);
    }
}
