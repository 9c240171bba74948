using System.Collections.Concurrent;
using System.Xml.Linq;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.Iam;

/// <summary>
/// What a quota or guard needs to know, asked of the emulator. Null when it does not tell, because there is no such entity, or
/// because enforcement is on and the proxy has no key for the account: the call is then the emulator's to judge.
/// </summary>
internal sealed class IamFacts(AwsWire upstream, bool trustsListings = false)
{
    private readonly ConcurrentDictionary<(string Account, IamPrincipal Principal), string> _paths = new();
    private readonly ConcurrentDictionary<(string Account, IamPrincipal Principal), IReadOnlyList<string>> _attached = new();

    /// <summary>A role's path never changes while the role lives.</summary>
    public Task<string?> RolePathAsync(ProxyCall call, string role) => PathAsync(call, IamPrincipal.Role(role));

    /// <summary>As it was when it was first asked for: UpdateUser may move a user.</summary>
    public Task<string?> UserPathAsync(ProxyCall call, string user) => PathAsync(call, IamPrincipal.User(user));

    /// <summary>Saves a question per role when a sweep attaches to all that it has just listed.</summary>
    public void LearnDetails(string account, XElement details)
    {
        foreach (var role in details.Members("RoleDetailList"))
        {
            LearnDetail(account, IamPrincipal.Role(role.Text("RoleName")), role);
        }

        foreach (var user in details.Members("UserDetailList"))
        {
            LearnDetail(account, IamPrincipal.User(user.Text("UserName")), user);
        }
    }

    /// <summary>One more is attached; null for any other change.</summary>
    public void Changed(string account, IamPrincipal principal, string? attached)
    {
        if (attached is not null && _attached.TryGetValue((account, principal), out var before))
        {
            _attached[(account, principal)] = [.. before, attached];
        }
        else
        {
            _attached.TryRemove((account, principal), out _);
        }
    }

    public void Forget(string account, IamPrincipal principal) => _paths.TryRemove((account, principal), out _);

    public async Task<IReadOnlyList<string>?> AttachedAsync(ProxyCall call, IamPrincipal principal)
    {
        if (_attached.TryGetValue((call.Account, principal), out var known))
        {
            return known;
        }

        var answer = await AskAsync(call, principal.Action("ListAttached*Policies"), principal.Fields());
        return answer is null ? null : [.. answer.Members("AttachedPolicies").Select(policy => policy.Text("PolicyArn"))];
    }

    /// <summary>The documents of a principal's inline policies but one.</summary>
    public async Task<IReadOnlyList<string>?> InlineAsync(ProxyCall call, IamPrincipal principal, string except)
    {
        if (await AskAsync(call, principal.Action("List*Policies"), principal.Fields()) is not { } names)
        {
            return null;
        }

        var documents = new List<string>();
        foreach (var name in names.Members("PolicyNames").Select(name => name.Value).Where(name => name != except))
        {
            var policy = await AskAsync(call, principal.Action("Get*Policy"), principal.Fields(("PolicyName", name)));
            documents.Add(Uri.UnescapeDataString(policy?.Text("PolicyDocument") ?? ""));
        }

        return documents;
    }

    public async Task<int?> VersionsAsync(ProxyCall call, string policyArn) =>
        (await AskAsync(call, "ListPolicyVersions", new() { ["PolicyArn"] = policyArn }))?.Members("Versions").Count();

    /// <summary>The emulator counts an attachment that is repeated again, and lists entities among the first 100 roles only.</summary>
    public async Task<bool?> IsAttachedAsync(ProxyCall call, string policyArn)
    {
        if ((await AskAsync(call, "GetPolicy", new() { ["PolicyArn"] = policyArn }))?.Text("AttachmentCount") is "0" or null)
        {
            return false;
        }

        var all = await AskAsync(call, "GetAccountAuthorizationDetails", new()
        {
            ["Filter.member.1"] = "User",
            ["Filter.member.2"] = "Group",
            ["Filter.member.3"] = "Role",
        });
        return all?.Descendants().Any(e => e.Name.LocalName == "PolicyArn" && e.Value == policyArn);
    }

    private async Task<string?> PathAsync(ProxyCall call, IamPrincipal principal)
    {
        if (_paths.TryGetValue((call.Account, principal), out var known))
        {
            return known;
        }

        var path = (await AskAsync(call, principal.Action("Get*"), principal.Fields()))?.Text("Path");
        return path is null ? null : _paths[(call.Account, principal)] = path;
    }

    private void LearnDetail(string account, IamPrincipal principal, XElement detail)
    {
        _paths[(account, principal)] = detail.Text("Path");
        if (trustsListings)
        {
            _attached[(account, principal)] =
                [.. detail.Child("AttachedManagedPolicies")?.Elements().Select(policy => policy.Text("PolicyArn")) ?? []];
        }
    }

    private async Task<XElement?> AskAsync(ProxyCall call, string action, Dictionary<string, string> input)
    {
        try
        {
            return await upstream.CallAsync(
                QueryService.Iam, action, input, new AwsPlace(call.Account, "us-east-1"), call.Cancellation);
        }
        catch (AwsWireException e) when (e.Status is 403 or 404)
        {
            return null;
        }
    }
}
