using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy;

/// <summary>What Resource Groups Tagging does and the emulator does not: limits, and page tokens that work again for 15 minutes.</summary>
internal sealed class TagSemantics(TimeProvider time) : IProxyBehaviour
{
    private const int LongestPage = 100, MostFilters = 50, MostValues = 20;
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, Page> _pages = new();

    public Task HandleAsync(ProxyCall call, Func<Task> next) =>
        call.Is("tagging", "GetResources") ? ListAsync(call, next) : next();

    private async Task ListAsync(ProxyCall call, Func<Task> next)
    {
        var token = (string?)call.Input["PaginationToken"] ?? "";
        if (Refusal(call.Input) is { } reason)
        {
            call.Answer = AwsError.Of(call, 400, "InvalidParameterException", reason);
        }
        else if (token.Length > 0 && !IsKnown(token, call))
        {
            call.Answer = AwsError.Of(call, 400, "PaginationTokenExpiredException", "The specified pagination token has expired.");
        }
        else if (token.Length > 0 && _pages[token].Answer is { } told)
        {
            // The emulator gives a page once; AWS gives it again, which a client needs whose answer was lost.
            call.Answer = told;
        }
        else
        {
            await next();
            Remember(token, call);
        }
    }

    private bool IsKnown(string token, ProxyCall call) =>
        _pages.TryGetValue(token, out var page) && page.Place == Place(call) && time.GetElapsedTime(page.Given) < TokenLife;

    private void Remember(string token, ProxyCall call)
    {
        if (call.Answer is not { IsSuccess: true } answer)
        {
            return;
        }

        var body = Json.ObjectOrEmpty(answer.Body);
        var following = (string?)body["PaginationToken"] ?? "";
        // On the last page AWS tells an empty token, where the emulator tells null.
        body["PaginationToken"] = following;
        call.Answer = answer.WithBody(body);
        if (following.Length > 0)
        {
            _pages[following] = new Page(Place(call), time.GetTimestamp(), null);
        }

        if (token.Length > 0)
        {
            _pages[token] = _pages[token] with { Answer = call.Answer };
        }
    }

    private static string? Refusal(JsonObject input)
    {
        var filters = input["TagFilters"]?.AsArray() ?? [];
        return input["ResourcesPerPage"]?.GetValue<int>() is < 1 or > LongestPage ? $"ResourcesPerPage must be between 1 and {LongestPage}"
            : filters.Count > MostFilters ? $"TagFilters may have at most {MostFilters} keys"
            : filters.Any(filter => filter!["Values"]?.AsArray().Count > MostValues) ? $"A key may have at most {MostValues} values"
            : null;
    }

    private static string Place(ProxyCall call) => $"{call.Account}/{call.Region}";

    private sealed record Page(string Place, long Given, ProxyAnswer? Answer);
}
