using System.Xml.Linq;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Reading;

/// <summary>IAM as it is told on the wire. The emulator leaves some documents plain that AWS always URL-encodes.</summary>
internal sealed class IamReader(AwsWire wire, string account)
{
    public async Task<IReadOnlyList<PrincipalFact>> PrincipalsAsync(CancellationToken cancellation)
    {
        var all = new List<PrincipalFact>();
        var input = new Dictionary<string, string> { ["MaxItems"] = "1000", ["Filter.member.1"] = "User", ["Filter.member.2"] = "Role" };
        do
        {
            var page = await CallAsync("GetAccountAuthorizationDetails", input, cancellation);
            all.AddRange(page.Members("UserDetailList").Select(user => Principal("User", user)));
            all.AddRange(page.Members("RoleDetailList").Select(role => Principal("Role", role)));
            input["Marker"] = page.Find("IsTruncated")?.Value == "true" ? page.Text("Marker") : "";
        }
        while (input["Marker"].Length > 0);
        return all;
    }

    public async Task<PolicyFact?> PolicyAsync(string arn, CancellationToken cancellation)
    {
        try
        {
            var policy = await CallAsync("GetPolicy", new() { ["PolicyArn"] = arn }, cancellation);
            var versions = await CallAsync("ListPolicyVersions", new() { ["PolicyArn"] = arn }, cancellation);
            var current = policy.Text("DefaultVersionId");
            var version = await CallAsync("GetPolicyVersion", new() { ["PolicyArn"] = arn, ["VersionId"] = current }, cancellation);
            return new PolicyFact(arn, current, [.. versions.Members("Versions").Select(v => v.Text("VersionId"))],
                Decoded(version.Text("Document")));
        }
        catch (AwsWireException e) when (e.Code == "NoSuchEntity")
        {
            return null;
        }
    }

    private static PrincipalFact Principal(string kind, XElement detail) => new(
        kind, Child(detail, $"{kind}Name"), Child(detail, "Path"), Child(detail, "Arn"),
        [.. List(detail, "AttachedManagedPolicies").Select(policy => policy.Text("PolicyArn"))],
        List(detail, $"{kind}PolicyList").ToDictionary(p => p.Text("PolicyName"), p => Decoded(p.Text("PolicyDocument"))),
        detail.Child("AssumeRolePolicyDocument") is { } trust ? Decoded(trust.Value) : null);

    private static string Child(XElement element, string name) => element.Child(name)?.Value ?? "";

    // Children only: a role's instance profiles hold roles again.
    private static IEnumerable<XElement> List(XElement detail, string name) => detail.Child(name)?.Elements() ?? [];

    private static string Decoded(string document) =>
        document.TrimStart().StartsWith('{') ? document : Uri.UnescapeDataString(document);

    private Task<XElement> CallAsync(string action, Dictionary<string, string> input, CancellationToken cancellation) =>
        wire.CallAsync(QueryService.Iam, action, input, new AwsPlace(account, "us-east-1"), cancellation);
}
