using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Demo.Deny;

/// <summary>Makes the users and roles in the emulator itself, which lets more be made than AWS does.</summary>
internal sealed class DemoPrincipalSeed(PrincipalSeeder seeder, IReadOnlyList<string> accounts)
{
    // IAM's default quota of attached policies.
    private const int Quota = 10;

    public async Task CreateAsync(IEnumerable<DemoPrincipal> plan, CancellationToken cancellation)
    {
        foreach (var principal in plan.Where(principal => !principal.IsDeployed)) await CreateAsync(principal, accounts[principal.Account], cancellation);
    }

    private async Task CreateAsync(DemoPrincipal principal, string account, CancellationToken cancellation)
    {
        var (kind, name) = (principal.Is.Kind, principal.Is.Name);
        if (name == PrincipalSeeder.AdministratorRole) return;
        if (kind == "User") await seeder.CreateUserAsync(account, name, principal.Path, cancellation);
        else await seeder.CreateRoleAsync(account, name, principal.Path, TrustOf(principal), cancellation);
        if (principal.Case == DemoPrincipalCase.AtQuota) await FillAsync(principal.Is, account, cancellation);
    }

    private async Task FillAsync(IamPrincipal principal, string account, CancellationToken cancellation)
    {
        for (var i = 1; i <= Quota; i++)
        {
            var arn = await seeder.Policies.CreateAsync(account, $"Build{i}", Allow("s3:ListAllMyBuckets"), cancellation: cancellation);
            await seeder.AttachAsync(account, principal, arn, cancellation);
        }
    }

    /// <summary>A policy that allows an action on everything.</summary>
    public static string Allow(string action) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"*"}]}""";

    private static string? TrustOf(DemoPrincipal principal) =>
        principal.Case == DemoPrincipalCase.BackupService ? PolicyDocuments.TrustOfService("backup.amazonaws.com") : null;
}
