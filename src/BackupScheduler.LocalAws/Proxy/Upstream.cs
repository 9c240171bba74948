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
        using var request = Request(context.Request, new ByteArrayContent(call.Body));
        using var response = await _http.SendAsync(request, call.Cancellation);
        var body = await response.Content.ReadAsByteArrayAsync(call.Cancellation);
        return new ProxyAnswer((int)response.StatusCode, Headers(response), body);
    }

    /// <summary>For everything else: straight through in both directions.</summary>
    public async Task<ProxyAnswer> StreamAsync(HttpContext context)
    {
        using var request = Request(context.Request, new StreamContent(context.Request.Body));
        request.Content!.Headers.ContentLength = context.Request.ContentLength;
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        var answer = new ProxyAnswer((int)response.StatusCode, Headers(response), []) { IsSent = true };
        ProxyHttp.WriteHead(context.Response, answer);
        context.Response.ContentLength = response.Content.Headers.ContentLength;
        if (context.Request.Method != HttpMethods.Head)
        {
            await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }

        return answer;
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(HttpRequest source, HttpContent content)
    {
        var request = new HttpRequestMessage(new HttpMethod(source.Method),
            new Uri(address, $"{source.PathBase}{source.Path}{source.QueryString}"))
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
