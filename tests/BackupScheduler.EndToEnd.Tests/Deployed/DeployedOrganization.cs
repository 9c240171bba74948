using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.EndToEnd.Deployed;

/// <summary>Units three deep with an account in each, a vault account outside of them, and the roles of two kinds of people.</summary>
internal sealed record DeployedOrganization(string Management, string Root, string Workloads, IReadOnlyList<string> Teams, string Vault)
{
    public string Id { get; init; } = "";

    public IReadOnlyList<string> Accounts => [Management, .. Teams, Vault];

    public string OperatorRole => $"arn:aws:iam::{Management}:role/people/Operators";

    public string MaintenanceRole => $"arn:aws:iam::{Management}:role/people/Maintainers";

    public IReadOnlyList<string> PeoplesRoles => [OperatorRole, MaintenanceRole];

    public static async Task<DeployedOrganization> CreateAsync(Seeder seeder, AwsPlace home)
    {
        var tree = seeder.Organization;
        var root = await tree.CreateAsync();
        var (units, teams) = (new List<string>(), new List<string>());
        foreach (var name in new[] { "workloads", "products", "experiments" })
        {
            units.Add(await tree.CreateUnitAsync(name, units.LastOrDefault(root)));
            teams.Add(await tree.CreateAccountAsync(name));
            await tree.MoveAccountAsync(teams[^1], root, units[^1]);
        }

        foreach (var name in new[] { "Operators", "Maintainers" })
        {
            await seeder.Principals.CreateRoleAsync(home.Account, name, "/people/");
            await seeder.Principals.PutInlineAsync(home.Account, IamPrincipal.Role(name), "everything", PolicyDocuments.AllowEverything);
        }

        return new DeployedOrganization(home.Account, root, units[0], teams, await tree.CreateAccountAsync("vault"));
    }
}
