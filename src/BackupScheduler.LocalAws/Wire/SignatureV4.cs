using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BackupScheduler.LocalAws.Wire;

/// <summary>What a signature covers. Header names are lower-case; the query is as on the wire, without its question mark.</summary>
internal sealed record SignedParts(
    string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Payload);

/// <summary>AWS Signature Version 4 in the Authorization header, written anew so that proofs do not lean on the SDK that they judge.</summary>
internal static class SignatureV4
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    public static string Moment(DateTimeOffset now) => now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <param name="parts">With the header x-amz-date, which tells the moment.</param>
    public static string Authorization(AwsCredentials credentials, string region, string service, SignedParts parts)
    {
        var moment = parts.Headers["x-amz-date"];
        var scope = $"{moment[..8]}/{region}/{service}/aws4_request";
        var names = string.Join(';', parts.Headers.Keys.Order(StringComparer.Ordinal));
        var toSign = $"{Algorithm}\n{moment}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(Canonical(parts, names)))}";
        var signature = Convert.ToHexStringLower(Mac(Key(credentials.Secret, moment[..8], region, service), toSign));
        return $"{Algorithm} Credential={credentials.AccessKey}/{scope}, SignedHeaders={names}, Signature={signature}";
    }

    private static string Canonical(SignedParts parts, string names)
    {
        var query = string.Join('&', parts.Query.Split('&').Order(StringComparer.Ordinal));
        var headers = parts.Headers.OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}:{h.Value.Trim()}\n");
        return $"{parts.Method}\n{parts.Path}\n{query}\n{string.Concat(headers)}\n{names}\n{Hash(parts.Payload)}";
    }

    private static byte[] Key(string secret, string day, string region, string service)
    {
        var ofDay = Mac(Encoding.UTF8.GetBytes($"AWS4{secret}"), day);
        return Mac(Mac(Mac(ofDay, region), service), "aws4_request");
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hash(byte[] data) => Convert.ToHexStringLower(SHA256.HashData(data));
}
