using BackupScheduler.LocalAws.Reading;

namespace BackupScheduler.Cli.Demo.Deny;

/// <summary>The users, roles and deny policies of the active accounts, as read independently.</summary>
/// <param name="Principals">By account.</param>
/// <param name="Policies">By account; null where there is none.</param>
internal sealed record DemoDenyFindings(
    IReadOnlyDictionary<string, IReadOnlyList<PrincipalFact>> Principals, IReadOnlyDictionary<string, PolicyFact?> Policies)
{
    public static async Task<DemoDenyFindings> ReadAsync(
        IndependentReader reader, IReadOnlyList<string> accounts, CancellationToken cancellation)
    {
        var principals = new Dictionary<string, IReadOnlyList<PrincipalFact>>();
        var policies = new Dictionary<string, PolicyFact?>();
        foreach (var account in accounts)
        {
            principals[account] = await reader.PrincipalsAsync(account, cancellation);
            policies[account] = await reader.PolicyAsync(account, DemoDenyChecks.PolicyArn(account), cancellation);
        }

        return new DemoDenyFindings(principals, policies);
    }
}
