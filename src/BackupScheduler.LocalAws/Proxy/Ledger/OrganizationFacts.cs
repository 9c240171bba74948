using System.Collections.Concurrent;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.Ledger;

/// <summary>The organization that an account is in, asked of the emulator once.</summary>
internal sealed class OrganizationFacts(AwsWire upstream)
{
    private readonly ConcurrentDictionary<string, KnownOrganization> _known = new();

    /// <summary>Null when the emulator does not tell: then the account is in none, or IAM enforcement is on and the proxy has no key.</summary>
    public async Task<KnownOrganization?> OfAsync(ProxyCall call)
    {
        if (_known.TryGetValue(call.Account, out var known))
        {
            return known;
        }

        try
        {
            var answer = await upstream.CallAsync(
                JsonService.Organizations, "DescribeOrganization", [], new AwsPlace(call.Account, "us-east-1"), call.Cancellation);
            var organization = answer["Organization"]!;
            return _known[call.Account] = new(organization["Id"]!.GetValue<string>(), organization["MasterAccountId"]!.GetValue<string>());
        }
        catch (AwsWireException)
        {
            return null;
        }
    }
}

/// <summary>An organization as its ARNs name it.</summary>
internal sealed record KnownOrganization(string Id, string ManagementAccount);
