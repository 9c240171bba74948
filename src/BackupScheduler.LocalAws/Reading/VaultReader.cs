using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Reading;

/// <summary>What really lies in an account's bucket, for proofs. It shares no code with the adapters that it is used to judge.</summary>
public sealed class VaultReader(AwsWire wire, AwsPlace place, string bucket)
{
    private readonly S3Wire _s3 = new(wire, place);

    /// <summary>Every object below a prefix, over all pages.</summary>
    public Task<IReadOnlyList<S3Object>> ObjectsAsync(string prefix = "", CancellationToken cancellation = default) =>
        _s3.ListAsync(bucket, prefix, cancellation);

    public async Task<IReadOnlyList<string>> KeysAsync(string prefix = "", CancellationToken cancellation = default) =>
        [.. (await ObjectsAsync(prefix, cancellation)).Select(found => found.Key)];

    public Task<byte[]> BytesAsync(string key, CancellationToken cancellation = default) => _s3.GetAsync(bucket, key, cancellation);

    /// <summary>An object's headers, such as `x-amz-server-side-encryption`.</summary>
    public Task<IReadOnlyDictionary<string, string>> HeadersAsync(string key, CancellationToken cancellation = default) =>
        _s3.HeadAsync(bucket, key, cancellation);
}
