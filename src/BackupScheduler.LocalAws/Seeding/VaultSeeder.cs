using System.Text;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Seeding;

/// <summary>Buckets and objects, and what can happen to them.</summary>
public sealed class VaultSeeder(AwsWire wire)
{
    private static readonly IReadOnlyDictionary<string, string> Locked =
        new Dictionary<string, string> { ["x-amz-bucket-object-lock-enabled"] = "true" };

    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    /// <param name="objectLock">With Object Lock, and so with versions; no retention by default.</param>
    public Task CreateBucketAsync(
        AwsPlace place, string bucket, bool objectLock = false, CancellationToken cancellation = default) =>
        Of(place).SendAsync(HttpMethod.Put, S3Wire.PathOf(bucket, "").TrimEnd('/'), Location(place), objectLock ? Locked : Nothing, cancellation);

    /// <summary>Every object that comes from now on is kept for so many days, and nobody can shorten it.</summary>
    public Task RetainAsync(AwsPlace place, string bucket, int days, CancellationToken cancellation = default) =>
        Of(place).SendAsync(HttpMethod.Put, $"{Uri.EscapeDataString(bucket)}?object-lock", Encoding.UTF8.GetBytes($"""
            <ObjectLockConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><ObjectLockEnabled>Enabled</ObjectLockEnabled>
            <Rule><DefaultRetention><Mode>COMPLIANCE</Mode><Days>{days}</Days></DefaultRetention></Rule></ObjectLockConfiguration>
            """), Nothing, cancellation);

    /// <summary>Old versions of objects are kept from now on; a bucket with Object Lock does so from its beginning.</summary>
    public Task KeepVersionsAsync(AwsPlace place, string bucket, CancellationToken cancellation = default) =>
        Of(place).SendAsync(HttpMethod.Put, $"{Uri.EscapeDataString(bucket)}?versioning", Encoding.UTF8.GetBytes(
            "<VersioningConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Status>Enabled</Status></VersioningConfiguration>"), Nothing, cancellation);

    /// <summary>Objects go after so many days.</summary>
    public Task ExpireAsync(AwsPlace place, string bucket, int days, CancellationToken cancellation = default) =>
        Of(place).SendAsync(HttpMethod.Put, $"{Uri.EscapeDataString(bucket)}?lifecycle", Encoding.UTF8.GetBytes(
            $"<LifecycleConfiguration><Rule><ID>expire</ID><Status>Enabled</Status><Filter><Prefix></Prefix></Filter><Expiration><Days>{days}</Days></Expiration></Rule></LifecycleConfiguration>"),
            Nothing, cancellation);

    public Task PutAsync(AwsPlace place, string bucket, string key, byte[] body, CancellationToken cancellation = default) =>
        Of(place).PutAsync(bucket, key, body, null, cancellation);

    /// <summary>In a bucket with versions, behind a delete marker.</summary>
    public Task DeleteAsync(AwsPlace place, string bucket, string key, CancellationToken cancellation = default) =>
        Of(place).DeleteAsync(bucket, key, cancellation);

    /// <summary>Flips one bit in the middle: the length stays, the checksums do not.</summary>
    public async Task CorruptAsync(AwsPlace place, string bucket, string key, CancellationToken cancellation = default)
    {
        var body = await Of(place).GetAsync(bucket, key, cancellation);
        body[body.Length / 2] ^= 1;
        await PutAsync(place, bucket, key, body, cancellation);
    }

    /// <summary>Cuts bytes off the end.</summary>
    public async Task TruncateAsync(
        AwsPlace place, string bucket, string key, int bytes = 1, CancellationToken cancellation = default)
    {
        var body = await Of(place).GetAsync(bucket, key, cancellation);
        await PutAsync(place, bucket, key, body[..^bytes], cancellation);
    }

    /// <summary>us-east-1 is where a bucket is made unless told otherwise, and may not be told.</summary>
    private static byte[]? Location(AwsPlace place) => place.Region == "us-east-1" ? null : Encoding.UTF8.GetBytes(
        "<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
        + $"<LocationConstraint>{place.Region}</LocationConstraint></CreateBucketConfiguration>");

    private S3Wire Of(AwsPlace place) => new(wire, place);
}
