using BackupScheduler.LocalAws.Proxy.S3;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BackupScheduler.LocalAws.Proxy;

/// <summary>Between HTTP and <see cref="ProxyCall"/>.</summary>
internal static class ProxyHttp
{
    public static async Task<ProxyCall> ReadAsync(HttpContext context, long sequence, TimeProvider time, AccountBook accounts)
    {
        var request = context.Request;
        var (accessKey, region, service) = Scope(request.Headers.Authorization.ToString());
        var s3 = service == "s3" ? S3Target.Read(RawTarget(context)) : null;
        var (target, isForm) = (request.Headers["X-Amz-Target"].ToString(), s3 is null && IsForm(request));
        var isStreamed = s3 is not null || (target.Length == 0 && !isForm);
        var body = isStreamed ? [] : await BodyAsync(context);
        var account = request.Headers["x-moto-account-id"].ToString();
        return new ProxyCall
        {
            Sequence = sequence,
            Started = time.GetUtcNow(),
            Time = time,
            Service = service,
            Operation = s3 is not null ? S3Operations.Of(request.Method, s3, request.Headers.ContainsKey("x-amz-copy-source"))
                : isForm ? FormBody.Read(body).GetValueOrDefault("Action", "")
                : target[(target.LastIndexOf('.') + 1)..],
            IsStreamed = isStreamed,
            S3 = s3,
            Account = account.Length > 0 ? account : accounts.AccountOf(accessKey),
            Region = region,
            AccessKey = accessKey,
            UserAgent = request.Headers.UserAgent.ToString(),
            Body = body,
            Cancellation = context.RequestAborted,
        };
    }

    /// <summary>As the client sent it: what the framework makes of it unescapes keys that only look escaped.</summary>
    public static string RawTarget(HttpContext context) => context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    public static async Task WriteAsync(HttpContext context, ProxyAnswer answer)
    {
        if (answer.IsSent)
        {
            return;
        }

        if (answer.Status == ProxyAnswer.Reset.Status)
        {
            context.Abort();
            return;
        }

        WriteHead(context.Response, answer);
        context.Response.ContentLength = answer.IsTruncated ? Math.Max(1, answer.Body.Length) : answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.IsTruncated ? Half(answer.Body) : answer.Body, context.RequestAborted);
    }

    // Fewer bytes than the head promises: the server then closes the connection, so that the client gets what was sent, and an end.
    private static ReadOnlyMemory<byte> Half(byte[] body) => body.AsMemory(0, body.Length / 2);

    public static void WriteHead(HttpResponse response, ProxyAnswer answer)
    {
        response.StatusCode = answer.Status;
        foreach (var (name, values) in answer.Headers)
        {
            response.Headers[name] = values;
        }
    }

    private static bool IsForm(HttpRequest request) =>
        request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return buffer.ToArray();
    }

    /// <summary>From `AWS4-HMAC-SHA256 Credential=KEY/date/region/service/aws4_request, ...`.</summary>
    private static (string AccessKey, string Region, string Service) Scope(string authorization)
    {
        const string marker = "Credential=";
        var at = authorization.IndexOf(marker, StringComparison.Ordinal);
        var parts = at < 0 ? [] : authorization[(at + marker.Length)..].Split(',')[0].Split('/');
        return parts.Length >= 5 ? (parts[0], parts[2], parts[3]) : ("", "", "");
    }
}
