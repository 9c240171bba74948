using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Deployment;
using BackupScheduler.LocalAws.Policies;
using BackupScheduler.LocalAws.Proxy.Ledger;

namespace BackupScheduler.EndToEnd.Deployed.Grants;

/// <summary>Holds what the roles did against what their shipped policies allow them, both ways.</summary>
/// <param name="grants">The policies as shipped, not as the emulator enforces them.</param>
/// <param name="calls">The ledger.</param>
/// <param name="organizationOf">The organization that an account is in; null for none.</param>
internal sealed class GrantReview(IReadOnlyList<RoleGrant> grants, IReadOnlyList<AuthorizedCall> calls, Func<string, string?> organizationOf)
{
    private readonly List<(string RoleArn, GrantedPair Pair, PolicyDocument Alone)> _pairs =
        [.. from grant in grants from pair in GrantedPair.Of(grant) select (grant.RoleArn, pair.Pair, pair.Alone)];

    /// <summary>All of it, a line each; none where granted is used, but for the exceptions, and used is granted.</summary>
    public IReadOnlyList<string> Differences(IReadOnlyList<GrantException> exceptions) =>
    [
        .. NotGranted().Select(call => $"not granted: {call}"),
        .. NotUsed(exceptions).Select(pair => $"not used: {pair}"),
        .. Stale(exceptions).Select(exception => $"stale exception: {exception}"),
    ];

    /// <summary>Calls of the service's roles that no statement of the role covers.</summary>
    private List<string> NotGranted()
    {
        var documents = grants.ToLookup(grant => grant.RoleArn, grant => PolicyDocument.Parse(JsonNode.Parse(grant.Document)!));
        var uncovered =
            from call in OfOurs()
            from request in Requests(call)
            where !documents[call.Caller].Any(document => document.Grants(request))
            select $"{call.Caller}: {request.Action} on {request.Resource}";
        return [.. uncovered.Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Pairs that nobody used in any account, and no exception names.</summary>
    private List<string> NotUsed(IReadOnlyList<GrantException> exceptions) =>
    [
        .. _pairs.Select(pair => pair.Pair).Distinct().Except(Used()).Where(pair => !exceptions.Any(exception => exception.Names(pair)))
            .Select(pair => pair.ToString()).Order(StringComparer.Ordinal),
    ];

    /// <summary>Exceptions that name nothing granted, or something that was used after all.</summary>
    private List<string> Stale(IReadOnlyList<GrantException> exceptions)
    {
        var used = Used();
        return
        [
            .. from exception in exceptions
               let named = _pairs.Select(pair => pair.Pair).Where(exception.Names).Distinct().ToList()
               where named.Count == 0 || named.Any(used.Contains)
               select $"{exception.Role}: {exception.Action} ({(named.Count == 0 ? "not granted" : "used")})",
        ];
    }

    private HashSet<GrantedPair> Used()
    {
        var requests = OfOurs().SelectMany(call => Requests(call).Select(request => (call.Caller, Request: request)))
            .DistinctBy(use => (use.Caller, use.Request.Action, use.Request.Resource)).ToLookup(use => use.Caller, use => use.Request);
        return [.. _pairs.Where(pair => requests[pair.RoleArn].Any(pair.Alone.Grants)).Select(pair => pair.Pair)];
    }

    private IEnumerable<AuthorizedCall> OfOurs() =>
        calls.Where(call => new[] { GrantWidening.Path, GrantWidening.VaultPath }.Any(path => call.Caller.Contains($":role{path}", StringComparison.Ordinal)));

    private IEnumerable<PolicyRequest> Requests(AuthorizedCall call) => call.Resources.Select(resource => new PolicyRequest(call.Action, resource)
    {
        Context = organizationOf(resource.Split(':').ElementAtOrDefault(4) ?? "") is { } organization
            ? new Dictionary<string, string>(call.Context) { ["aws:ResourceOrgID"] = organization }
            : call.Context,
    });
}
