using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Demo;

/// <summary>The demo's organizational units: teams in two that lie one in the other, the vault in one of its own.</summary>
internal static class DemoUnits
{
    /// <summary>Makes the member accounts; the last is the vault's.</summary>
    public static async Task<IReadOnlyList<string>> CreateAccountsAsync(
        OrganizationSeeder organization, string root, int count, CancellationToken cancellation)
    {
        var workloads = await organization.CreateUnitAsync("workloads", root, cancellation);
        var experiments = await organization.CreateUnitAsync("experiments", workloads, cancellation);
        var security = await organization.CreateUnitAsync("security", root, cancellation);
        var accounts = new List<string>();
        for (var i = 1; i <= count; i++)
        {
            accounts.Add(await organization.CreateAccountAsync($"team-{i}", cancellation));
            var unit = i == count ? security : i % 2 == 0 ? experiments : workloads;
            await organization.MoveAccountAsync(accounts[^1], root, unit, cancellation);
        }

        return accounts;
    }

    public static async Task<string> OrganizationIdAsync(AwsWire wire, CancellationToken cancellation)
    {
        var answer = await wire.CallAsync(JsonService.Organizations, "DescribeOrganization", new JsonObject(), DemoWorld.Home, cancellation);
        return (string)answer["Organization"]!["Id"]!;
    }
}
