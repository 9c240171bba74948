namespace BackupScheduler.LocalAws.Proxy.Ledger;

/// <summary>Accounts and organizational units; the listings of the whole organization know no resource.</summary>
internal static class OrganizationsResources
{
    public static async Task<IReadOnlyList<string>> OfAsync(ProxyCall call, OrganizationFacts organization)
    {
        var named = (string?)call.Input["AccountId"] is { } account ? ("account", account)
            : (string?)call.Input["ParentId"] is { } parent ? (parent.StartsWith("r-", StringComparison.Ordinal) ? "root" : "ou", parent)
            : default((string Kind, string Id)?);
        return named is { } it && await organization.OfAsync(call) is { } known
            ? [$"arn:aws:organizations::{known.ManagementAccount}:{it.Kind}/{known.Id}/{it.Id}"]
            : CallResources.Any;
    }
}
