using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Seeding;

/// <summary>The organization's tree. moto chooses the account ids.</summary>
public sealed class OrganizationSeeder(AwsWire wire, string managementAccount)
{
    private readonly AwsPlace _place = new(managementAccount, "us-east-1");

    /// <summary>Makes the caller's account the management account; answers the id of the root.</summary>
    public async Task<string> CreateAsync(CancellationToken cancellation = default)
    {
        await CallAsync("CreateOrganization", new() { ["FeatureSet"] = "ALL" }, cancellation);
        var roots = await CallAsync("ListRoots", [], cancellation);
        return roots["Roots"]![0]!["Id"]!.GetValue<string>();
    }

    public async Task<string> CreateUnitAsync(string name, string parentId, CancellationToken cancellation = default)
    {
        var answer = await CallAsync("CreateOrganizationalUnit",
            new() { ["Name"] = name, ["ParentId"] = parentId }, cancellation);
        return answer["OrganizationalUnit"]!["Id"]!.GetValue<string>();
    }

    public async Task<string> CreateAccountAsync(string name, CancellationToken cancellation = default)
    {
        var answer = await CallAsync("CreateAccount",
            new() { ["AccountName"] = name, ["Email"] = $"{name}@example.com" }, cancellation);
        return answer["CreateAccountStatus"]!["AccountId"]!.GetValue<string>();
    }

    public Task MoveAccountAsync(
        string account, string fromParentId, string toParentId, CancellationToken cancellation = default) =>
        CallAsync("MoveAccount", new()
        {
            ["AccountId"] = account,
            ["SourceParentId"] = fromParentId,
            ["DestinationParentId"] = toParentId,
        }, cancellation);

    /// <summary>Closes an account: it stays listed, as SUSPENDED.</summary>
    public Task SuspendAccountAsync(string account, CancellationToken cancellation = default) =>
        CallAsync("CloseAccount", new() { ["AccountId"] = account }, cancellation);

    private Task<JsonObject> CallAsync(string operation, JsonObject input, CancellationToken cancellation) =>
        wire.CallAsync(JsonService.Organizations, operation, input, _place, cancellation);
}
