using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace BackupScheduler.LocalAws.Proxy;

/// <summary>Sends a request on to the emulator as it came, Host header included: signatures stay valid, and queue URLs point back to the proxy.</summary>
internal sealed class Upstream(Uri address) : IDisposable
{
    private static readonly HashSet<string> HopByHop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Transfer-Encoding", "Upgrade", "TE", "Trailer", "Expect", "Host", "Content-Length",
    };

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
    })
    {
        Timeout = TimeSpan.FromMinutes(5),
    };

    /// <summary>For calls that behaviours may look into.</summary>
    public async Task<ProxyAnswer> AskAsync(HttpContext context, ProxyCall call)
    {
        using var request = Request(context, new ByteArrayContent(call.Body));
        using var response = await _http.SendAsync(request, call.Cancellation);
        var body = await response.Content.ReadAsByteArrayAsync(call.Cancellation);
        return new ProxyAnswer((int)response.StatusCode, Headers(response), body);
    }

    /// <summary>For everything else: straight through in both directions. Only an error is held, which is short, for its code.</summary>
    public async Task<ProxyAnswer> StreamAsync(HttpContext context)
    {
        using var request = Request(context, new StreamContent(context.Request.Body));
        request.Content!.Headers.ContentLength = context.Request.ContentLength;
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        var isHead = context.Request.Method == HttpMethods.Head;
        if (!response.IsSuccessStatusCode && !isHead)
        {
            var error = await response.Content.ReadAsByteArrayAsync(context.RequestAborted);
            return new ProxyAnswer((int)response.StatusCode, Headers(response), error);
        }

        var answer = new ProxyAnswer((int)response.StatusCode, Headers(response), []) { IsSent = true };
        ProxyHttp.WriteHead(context.Response, answer);
        context.Response.ContentLength = response.Content.Headers.ContentLength;
        if (!isHead)
        {
            await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }

        return answer;
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(HttpContext context, HttpContent content)
    {
        var source = context.Request;
        var request = new HttpRequestMessage(new HttpMethod(source.Method), AsItCame(ProxyHttp.RawTarget(context)))
        {
            Content = HttpMethods.IsGet(source.Method) || HttpMethods.IsHead(source.Method) ? new ByteArrayContent([]) : content,
        };
        foreach (var (name, value) in source.Headers.Where(h => !HopByHop.Contains(h.Key)))
        {
            Copy(request, name, value);
        }

        request.Headers.Host = source.Host.Value;
        return request;
    }

    // Untidied: keys of S3 may hold `..` or `%41`, and a signature covers the path as the client wrote it.
    private Uri AsItCame(string rawTarget) => new(
        $"{address.GetLeftPart(UriPartial.Authority)}{rawTarget}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private static void Copy(HttpRequestMessage request, string name, StringValues value)
    {
        if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value))
        {
            request.Content!.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value);
        }
    }

    private static Dictionary<string, string[]> Headers(HttpResponseMessage response) =>
        response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .Where(h => !HopByHop.Contains(h.Key))
            .GroupBy(h => h.Key.ToLowerInvariant(), h => h.Value)
            .ToDictionary(g => g.Key, g => g.SelectMany(v => v).ToArray());
}
