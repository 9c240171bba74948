using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using BackupScheduler.Aws.Failures;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Aws.Vault;

/// <summary>The vault's bucket in S3.</summary>
/// <param name="s3">The client, in the bucket's Region.</param>
/// <param name="vault">The bucket and who must own it: another account's bucket of the same name is refused by S3.</param>
public sealed class S3VaultObjects(IAmazonS3 s3, VaultLocation vault) : IVaultObjects
{
    private const int PageSize = 1000;

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<VaultObject>> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in PagesAsync(prefix, delimiter: null, cancellation))
            yield return [.. (page.S3Objects ?? []).Select(Read)];
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<string>> ListFoldersAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in PagesAsync(prefix, delimiter: "/", cancellation)) yield return page.CommonPrefixes ?? [];
    }

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> FindAsync(string key, CancellationToken cancellation) => AwsFailure.TranslateAsync<ReadOnlyMemory<byte>?>(
        async () =>
        {
            try
            {
                using var answer = await s3.GetObjectAsync(Get(key), cancellation);
                using var content = new MemoryStream();
                await answer.ResponseStream.CopyToAsync(content, cancellation);
                return content.ToArray();
            }
            catch (AmazonS3Exception e) when (IsMissing(e))
            {
                return null;
            }
        },
        cancellation);

    /// <inheritdoc/>
    public Task<VaultObject?> DescribeAsync(string key, CancellationToken cancellation) => AwsFailure.TranslateAsync(
        async () =>
        {
            try
            {
                var request = new GetObjectMetadataRequest { BucketName = vault.Bucket, Key = key, ExpectedBucketOwner = vault.Account.Value };
                var found = await s3.GetObjectMetadataAsync(request, cancellation);
                return new VaultObject(key, found.ContentLength, Tag(found.ETag), Time(found.LastModified));
            }
            catch (AmazonS3Exception e) when (IsMissing(e))
            {
                return null;
            }
        },
        cancellation);

    /// <inheritdoc/>
    public async Task<Stream> OpenAsync(string key, CancellationToken cancellation)
    {
        var answer = await AwsFailure.TranslateAsync(() => s3.GetObjectAsync(Get(key), cancellation), cancellation);
        return new TranslatingStream(answer);
    }

    /// <inheritdoc/>
    public Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var request = new PutObjectRequest
        {
            BucketName = vault.Bucket,
            Key = key,
            ExpectedBucketOwner = vault.Account.Value,
            InputStream = new MemoryStream(content.ToArray(), writable: false),
            ContentType = "application/json",
            // A record is small: one piece, signed whole.
            UseChunkEncoding = false,
            // A bucket with Object Lock refuses an object without a checksum (S3 API, PutObject).
            ChecksumAlgorithm = ChecksumAlgorithm.SHA256,
        };
        if (vault.KeyArn is { } encryption)
            (request.ServerSideEncryptionMethod, request.ServerSideEncryptionKeyManagementServiceKeyId) = (ServerSideEncryptionMethod.AWSKMS, encryption);
        return AwsFailure.TranslateAsync(() => s3.PutObjectAsync(request, cancellation), cancellation);
    }

    private async IAsyncEnumerable<ListObjectsV2Response> PagesAsync(
        string prefix, string? delimiter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = new ListObjectsV2Request
        {
            BucketName = vault.Bucket,
            Prefix = prefix,
            Delimiter = delimiter,
            MaxKeys = PageSize,
            ExpectedBucketOwner = vault.Account.Value,
        };
        do
        {
            var page = await AwsFailure.TranslateAsync(() => s3.ListObjectsV2Async(request, cancellation), cancellation);
            yield return page;
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (!string.IsNullOrEmpty(request.ContinuationToken));
    }

    private GetObjectRequest Get(string key) => new() { BucketName = vault.Bucket, Key = key, ExpectedBucketOwner = vault.Account.Value };

    private static VaultObject Read(S3Object found) => new(found.Key, found.Size ?? 0, Tag(found.ETag), Time(found.LastModified));

    private static string Tag(string? tag) => tag?.Trim('"') ?? "";

    private static DateTimeOffset Time(DateTime? time) =>
        time is { } given ? new DateTimeOffset(given.ToUniversalTime()) : DateTimeOffset.UnixEpoch;

    // HEAD has no body to say NoSuchKey in. A bucket that is missing is no missing object.
    private static bool IsMissing(AmazonS3Exception e) =>
        e.ErrorCode is "NoSuchKey" or "NotFound" || (e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket");
}
