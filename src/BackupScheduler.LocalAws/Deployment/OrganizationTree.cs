using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Deployment;

/// <summary>What is below a unit or the root.</summary>
internal sealed class OrganizationTree(AwsWire wire, string managementAccount)
{
    private readonly AwsPlace _place = new(managementAccount, "us-east-1");

    /// <summary>The units below these, level by level; these themselves, as far as they are units, are the first level.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> LevelsAsync(IReadOnlyList<string> targets, CancellationToken cancellation)
    {
        var levels = new List<IReadOnlyList<string>>();
        for (var level = await UnitsAsync(targets, cancellation); level.Count > 0; level = await BelowAsync(level, cancellation))
        {
            levels.Add(level);
        }

        return levels;
    }

    /// <summary>The active accounts directly below a unit or the root, the management account apart, which StackSets skip.</summary>
    public async Task<IReadOnlyList<string>> AccountsAsync(string parent, CancellationToken cancellation)
    {
        var accounts = await ListAsync("ListAccountsForParent", "Accounts", parent, cancellation);
        return [.. accounts.Where(account => (string?)account["Status"] == "ACTIVE").Select(account => (string)account["Id"]!).Where(id => id != managementAccount)];
    }

    public static bool IsRoot(string target) => target.StartsWith("r-", StringComparison.Ordinal);

    private async Task<IReadOnlyList<string>> UnitsAsync(IReadOnlyList<string> targets, CancellationToken cancellation) =>
        [.. targets.Where(target => !IsRoot(target)), .. await BelowAsync([.. targets.Where(IsRoot)], cancellation)];

    private async Task<IReadOnlyList<string>> BelowAsync(IReadOnlyList<string> parents, CancellationToken cancellation)
    {
        var units = new List<string>();
        foreach (var parent in parents)
        {
            units.AddRange((await ListAsync("ListOrganizationalUnitsForParent", "OrganizationalUnits", parent, cancellation)).Select(unit => (string)unit["Id"]!));
        }

        return units;
    }

    private Task<List<JsonNode>> ListAsync(string operation, string list, string parent, CancellationToken cancellation) =>
        wire.AllPagesAsync(JsonService.Organizations, operation, new JsonObject { ["ParentId"] = parent }, _place, list, "NextToken", "NextToken", cancellation);
}
