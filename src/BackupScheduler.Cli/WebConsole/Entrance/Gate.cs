using Microsoft.AspNetCore.Http;

namespace BackupScheduler.Cli.WebConsole.Entrance;

/// <summary>Who may come in, and who may change something, decided from what a request says of itself.</summary>
/// <param name="secrets">What lets a browser in.</param>
/// <param name="port">The console's own port.</param>
/// <param name="allowsChanges">Whether anything may be changed.</param>
internal sealed class Gate(ConsoleSecrets secrets, int port, bool allowsChanges)
{
    /// <summary>The one form that changes nothing: it reads everything again.</summary>
    public const string RefreshPath = "/refresh";

    private readonly string[] _hosts = [$"127.0.0.1:{port}", $"localhost:{port}"];

    /// <summary>Of this port alone: two consoles on one machine do not take each other's cookies away.</summary>
    public string CookieName { get; } = $"backup-scheduler-console-{port}";

    /// <summary>Why the request is refused; null where it may come in.</summary>
    public Refusal? Refuse(RequestFacts request)
    {
        // A foreign name that resolves to 127.0.0.1 would make a stranger's page of ours (DNS rebinding).
        if (!_hosts.Contains(request.Host, StringComparer.OrdinalIgnoreCase))
            return new Refusal(StatusCodes.Status403Forbidden, $"This host is not the console's: it answers as {string.Join(" and ", _hosts)} only.");
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !request.IsPost)
            return new Refusal(StatusCodes.Status405MethodNotAllowed, "The console takes GET, HEAD and POST only.");
        if (IsEntering(request)) return null;
        if (request.Token is not null)
            return new Refusal(StatusCodes.Status401Unauthorized, "The token of this address is not the console's: open the address that it printed when it started.");
        if (!secrets.IsSession(request.Cookie))
            return new Refusal(StatusCodes.Status401Unauthorized, "Who you are is not known: open the address that the console printed when it started.");
        return request.IsPost ? RefusePost(request) : null;
    }

    /// <summary>Whether the request comes with the token, to get the cookie.</summary>
    public bool IsEntering(RequestFacts request) => HttpMethods.IsGet(request.Method) && secrets.IsToken(request.Token);

    private Refusal? RefusePost(RequestFacts request)
    {
        if (!IsOwnOrigin(request)) return new Refusal(StatusCodes.Status403Forbidden, "The form came from another site: nothing was changed.");
        if (!allowsChanges && request.Path != RefreshPath)
            return new Refusal(StatusCodes.Status403Forbidden, "The console is read-only: nothing was changed. It changes things only when started with --allow-changes.");
        return null;
    }

    // Other ports of this machine are the same site to a browser, and its cookies go there too: only the origin tells them apart.
    // A page without referrer posts with the origin "null"; where it came from is then told by Sec-Fetch-Site, which no page can set.
    private static bool IsOwnOrigin(RequestFacts request) => request.Origin is null or "null"
        ? request.FetchSite == "same-origin"
        : string.Equals(request.Origin, $"http://{request.Host}", StringComparison.OrdinalIgnoreCase) && request.FetchSite is (null or "same-origin");
}

/// <summary>Why a request is refused.</summary>
/// <param name="Status">HTTP's status.</param>
/// <param name="Why">A sentence or two for whoever sits in front of the browser.</param>
internal sealed record Refusal(int Status, string Why);
