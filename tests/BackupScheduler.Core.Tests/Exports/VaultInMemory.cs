using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Tests.Exports;

/// <summary>A bucket in memory, that its tests may damage.</summary>
internal sealed class VaultInMemory : IVaultObjects
{
    private const int PageSize = 3;

    /// <summary>Objects by key.</summary>
    public SortedDictionary<string, byte[]> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys in the order in which they were opened.</summary>
    public List<string> Opened { get; } = [];

    public async IAsyncEnumerable<IReadOnlyList<VaultObject>> ListAsync(string prefix, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        foreach (var page in Objects.Where(o => o.Key.StartsWith(prefix, StringComparison.Ordinal)).Chunk(PageSize)) yield return [.. page.Select(o => Describe(o.Key))];
    }

    public async IAsyncEnumerable<IReadOnlyList<string>> ListFoldersAsync(string prefix, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        var below = Objects.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..]);
        foreach (var page in below.Where(rest => rest.Contains('/', StringComparison.Ordinal)).Select(rest => rest.Split('/')[0]).Distinct().Chunk(PageSize))
            yield return [.. page.Select(name => $"{prefix}{name}/")];
    }

    public Task<ReadOnlyMemory<byte>?> FindAsync(string key, CancellationToken cancellation) =>
        Task.FromResult(Objects.TryGetValue(key, out var bytes) ? (ReadOnlyMemory<byte>?)bytes : null);

    public Task<VaultObject?> DescribeAsync(string key, CancellationToken cancellation) =>
        Task.FromResult(Objects.ContainsKey(key) ? Describe(key) : null);

    public Task<Stream> OpenAsync(string key, CancellationToken cancellation)
    {
        Opened.Add(key);
        return Objects.TryGetValue(key, out var bytes)
            ? Task.FromResult<Stream>(new MemoryStream(bytes, writable: false))
            : throw new ServiceFailureException(FailureKind.Other, "NoSuchKey", key);
    }

    public Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        Objects[key] = content.ToArray();
        return Task.CompletedTask;
    }

    private VaultObject Describe(string key) => new(key, Objects[key].Length, "tag", DateTimeOffset.UnixEpoch);
}
