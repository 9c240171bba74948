using Microsoft.AspNetCore.Http;

namespace BackupScheduler.Cli.WebConsole.Entrance;

/// <summary>What a request says of itself.</summary>
/// <param name="Method">GET, POST, ...</param>
/// <param name="Path">Without the query.</param>
/// <param name="Host">The Host header.</param>
internal sealed record RequestFacts(string Method, string Path, string Host)
{
    /// <summary>The token of the query; null for none.</summary>
    public string? Token { get; init; }

    /// <summary>The console's cookie; null for none.</summary>
    public string? Cookie { get; init; }

    /// <summary>The Origin header; null for none.</summary>
    public string? Origin { get; init; }

    /// <summary>The Sec-Fetch-Site header, which no page can set; null for none.</summary>
    public string? FetchSite { get; init; }

    public bool IsPost => HttpMethods.IsPost(Method);

    public static RequestFacts Of(HttpRequest request, string cookie) => new(request.Method, request.Path.Value ?? "/", request.Host.Value ?? "")
    {
        Token = request.Query.TryGetValue("token", out var token) ? token.ToString() : null,
        Cookie = request.Cookies[cookie],
        Origin = request.Headers.TryGetValue("Origin", out var origin) ? origin.ToString() : null,
        FetchSite = request.Headers.TryGetValue("Sec-Fetch-Site", out var site) ? site.ToString() : null,
    };
}
