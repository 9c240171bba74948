using System.Security.Cryptography;

namespace BackupScheduler.LocalAws.Wire;

/// <summary>Signature Version 4 of a request that is about to go out.</summary>
internal static class RequestSigning
{
    /// <summary>Adds what the signature needs to the headers, and answers the Authorization.</summary>
    public static string Sign(HttpRequestMessage request, byte[] payload, AwsCredentials credentials, string region, string service)
    {
        request.Headers.Add("X-Amz-Date", SignatureV4.Moment(DateTimeOffset.UtcNow));
        if (credentials.SessionToken is { } token)
        {
            request.Headers.Add("X-Amz-Security-Token", token);
        }

        if (service == "s3")
        {
            request.Headers.Add("X-Amz-Content-SHA256", Convert.ToHexStringLower(SHA256.HashData(payload)));
        }

        var uri = request.RequestUri!;
        var headers = request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => string.Join(',', h.Value));
        headers["host"] = uri.Authority;
        if (request.Content?.Headers.ContentType is { } type)
        {
            headers["content-type"] = type.ToString();
        }

        return SignatureV4.Authorization(
            credentials, region, service, new SignedParts(request.Method.Method, uri.AbsolutePath, Query(uri), headers, payload));
    }

    /// <summary>A name alone, such as `uploads`, is signed with an empty value.</summary>
    private static string Query(Uri uri) => string.Join('&', uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(field => field.Contains('=', StringComparison.Ordinal) ? field : $"{field}="));
}
