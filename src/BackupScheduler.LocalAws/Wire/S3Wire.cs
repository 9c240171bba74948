using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace BackupScheduler.LocalAws.Wire;

/// <summary>An object as a listing tells it.</summary>
public sealed record S3Object(string Key, long Size, string ETag);

/// <summary>S3 as bare HTTP, path style, called by one account. Errors are <see cref="AwsWireException"/>.</summary>
public sealed class S3Wire(AwsWire wire, AwsPlace place)
{
    private static readonly IReadOnlyDictionary<string, string> NoHeaders = new Dictionary<string, string>();

    /// <summary>Is there such a bucket, and is it this account's own? The emulator lets strangers in too, so the listing is asked.</summary>
    public async Task<bool> OwnsAsync(string bucket, CancellationToken cancellation = default)
    {
        var buckets = await SendAsync(HttpMethod.Get, "", null, NoHeaders, cancellation);
        return Xml(buckets).Descendants().Any(e => e.Name.LocalName == "Name" && e.Value == bucket);
    }

    /// <summary>Every key below a prefix, over all pages, in the listing's order.</summary>
    public async Task<IReadOnlyList<S3Object>> ListAsync(
        string bucket, string prefix = "", CancellationToken cancellation = default)
    {
        var all = new List<S3Object>();
        string? token = null;
        do
        {
            var more = token is null ? "" : $"&continuation-token={Uri.EscapeDataString(token)}";
            // The emulator unescapes slashes before it checks the signature.
            var plain = Uri.EscapeDataString(prefix).Replace("%2F", "/", StringComparison.Ordinal);
            var query = $"{Uri.EscapeDataString(bucket)}?list-type=2&prefix={plain}{more}";
            var page = Xml(await SendAsync(HttpMethod.Get, query, null, NoHeaders, cancellation));
            all.AddRange(page.Elements().Where(e => e.Name.LocalName == "Contents").Select(Listed));
            token = page.Child("NextContinuationToken")?.Value;
        }
        while (!string.IsNullOrEmpty(token));
        return all;
    }

    public async Task<byte[]> GetAsync(string bucket, string key, CancellationToken cancellation = default) =>
        (await SendAsync(HttpMethod.Get, PathOf(bucket, key), null, NoHeaders, cancellation)).Body;

    /// <summary>The object's headers, of its present version.</summary>
    public async Task<IReadOnlyDictionary<string, string>> HeadAsync(
        string bucket, string key, CancellationToken cancellation = default) =>
        (await SendAsync(HttpMethod.Head, PathOf(bucket, key), null, NoHeaders, cancellation)).Headers;

    public Task PutAsync(
        string bucket, string key, byte[] body, IReadOnlyDictionary<string, string>? headers = null,
        CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Put, PathOf(bucket, key), body, headers ?? NoHeaders, cancellation);

    /// <summary>As a multipart upload of one part, whose ETag ends with `-1`. Answers the ETag, without its quotes.</summary>
    public async Task<string> PutAsOnePartAsync(
        string bucket, string key, byte[] body, IReadOnlyDictionary<string, string> headers, CancellationToken cancellation = default)
    {
        var path = PathOf(bucket, key);
        var begun = await SendAsync(HttpMethod.Post, $"{path}?uploads", [], headers, cancellation);
        var upload = Uri.EscapeDataString(Xml(begun).Text("UploadId"));
        var part = await SendAsync(HttpMethod.Put, $"{path}?partNumber=1&uploadId={upload}", body, NoHeaders, cancellation);
        var parts = new XElement("CompleteMultipartUpload",
            new XElement("Part", new XElement("PartNumber", 1), new XElement("ETag", part.Headers["ETag"])));
        var done = await SendAsync(
            HttpMethod.Post, $"{path}?uploadId={upload}", Encoding.UTF8.GetBytes(parts.ToString()), NoHeaders, cancellation);
        return Xml(done).Text("ETag").Trim('"');
    }

    public Task DeleteAsync(string bucket, string key, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Delete, PathOf(bucket, key), null, NoHeaders, cancellation);

    /// <summary>Each character that a URL would take for its own is escaped; the slashes stay.</summary>
    internal static string PathOf(string bucket, string key) =>
        string.Join('/', key.Split('/').Prepend(bucket).Select(Uri.EscapeDataString));

    internal async Task<RestAnswer> SendAsync(
        HttpMethod method, string path, byte[]? body, IReadOnlyDictionary<string, string> headers, CancellationToken cancellation) =>
        await wire.RestAsync(
            new RestRequest(method, "s3", path) { Body = body, Headers = body is null ? headers : WithChecksum(headers, body) },
            place, cancellation);

    /// <summary>A bucket that retains what comes takes nothing without it, as on AWS.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "S3 asks for MD5")]
    private static Dictionary<string, string> WithChecksum(IReadOnlyDictionary<string, string> headers, byte[] body) =>
        new(headers) { ["Content-MD5"] = Convert.ToBase64String(MD5.HashData(body)) };

    private static XElement Xml(RestAnswer answer) => XElement.Parse(answer.Text);

    private static S3Object Listed(XElement e) => new(
        e.Child("Key")!.Value, long.Parse(e.Child("Size")!.Value, CultureInfo.InvariantCulture), e.Child("ETag")!.Value.Trim('"'));
}
