using System.Text.Json;
using System.Text.Json.Nodes;
using BackupScheduler.EndToEnd.Enforcement;
using BackupScheduler.EndToEnd.Publishing;
using BackupScheduler.LocalAws.Deployment;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.EndToEnd.Deployed;

/// <summary>What people do by the guide: look and restore, forecast a run, try an export, take the deny off.</summary>
internal sealed class PeopleStory(DeployedInstallation service)
{
    private const string Table = "Orders";

    private readonly AwsPlace _place = new(service.Organization.Teams[0], "us-east-1");

    public async Task PlayAsync()
    {
        await RestoreAsync();
        await RestoreByCommandAsync();
        await StatusAsync();
        var forecast = await CommandLineProgram.RunAsync(Environment(), "run", "--dry-run", "--prune");
        Assert.Contains("would", forecast, StringComparison.Ordinal);
        await service.StopEnforcerAsync();
        await CommandLineProgram.RunAsync(Environment(("ENFORCEMENT", "off")), "unprotect", "--yes");
        foreach (var account in service.Organization.Accounts)
            Assert.DoesNotContain(await service.Reader.PrincipalsAsync(account), principal => Deny.IsOn(principal, account));
    }

    private async Task RestoreAsync()
    {
        using var operators = await BecomeAsync(service.Organization.OperatorRole, "Operator");
        await CallAsync(operators, "ListTables", []);
        await CallAsync(operators, "DescribeTable", new() { ["TableName"] = Table });
        var backups = await CallAsync(operators, "ListBackups", new() { ["TableName"] = Table });
        var backup = (string)backups["BackupSummaries"]![0]!["BackupArn"]!;
        await CallAsync(operators, "DescribeBackup", new() { ["BackupArn"] = backup });
        await CallAsync(operators, "RestoreTableFromBackup", new() { ["BackupArn"] = backup, ["TargetTableName"] = "Restored" });
        Assert.Contains("Restored", await service.Reader.TablesAsync(_place));
    }

    // By the program, as an operator: each way to restore, and a look into the vault.
    private async Task RestoreByCommandAsync()
    {
        var environment = service.OperatorsEnvironment(service.Organization.OperatorRole);
        string[] table = ["--account", _place.Account, "--region", _place.Region, "--table", Table, "--latest", "--yes"];
        await CommandLineProgram.RunAsync(environment, ["restore", .. table, "--to", "Backup-restored"]);
        await CommandLineProgram.RunAsync(environment, ["restore", .. table, "--from", "vault", "--to", "Import-restored"]);
        await CommandLineProgram.RunAsync(environment, ["restore", .. table, "--from", "vault", "--method", "load", "--to", "Load-restored"]);
        foreach (var restored in new[] { "Backup-restored", "Import-restored", "Load-restored" })
            Assert.Single(await service.Reader.ItemsAsync(_place, restored));
        await CommandLineProgram.RunAsync(environment, "vault", "list");
        foreach (var from in new[] { "backup", "vault" })
            await CommandLineProgram.RunAsync(environment, "drill", "--accounts", _place.Account, "--regions", _place.Region, "--tables", Table, "--from", from, "--yes");
    }

    // One look at everything, as an operator: nothing of it may be out of reach.
    private async Task StatusAsync()
    {
        var environment = service.OperatorsEnvironment(service.Organization.OperatorRole);
        // Not healthy: one table cannot be backed up, and nobody has backed up what was restored.
        var output = await CommandLineProgram.RunAsync(environment, 1, "status", "--json", "--tables", "--no-other-regions");
        using var status = JsonDocument.Parse(output[output.IndexOf("{\n", StringComparison.Ordinal)..(output.LastIndexOf("\n}", StringComparison.Ordinal) + 2)]);
        foreach (var account in status.RootElement.GetProperty("accounts").EnumerateArray())
        {
            Assert.Equal(JsonValueKind.Null, account.GetProperty("deny").GetProperty("failure").ValueKind);
            foreach (var scope in account.GetProperty("scopes").EnumerateArray())
                foreach (var failure in new[] { "failure", "tagsFailure" }) Assert.Equal(JsonValueKind.Null, scope.GetProperty(failure).ValueKind);
        }

        Assert.Equal(JsonValueKind.Null, status.RootElement.GetProperty("vaultFailure").ValueKind);
        Assert.True(status.RootElement.GetProperty("tables").GetProperty("protected").GetInt32() > 0, "tables are protected");
    }

    private async Task<AwsWire> BecomeAsync(string people, string role)
    {
        using var wire = service.As(service.SessionOf(people));
        return service.As(await wire.AssumeRoleAsync($"arn:aws:iam::{_place.Account}:role{GrantWidening.Path}{role}", "people"));
    }

    private Task<JsonObject> CallAsync(AwsWire wire, string operation, JsonObject input) =>
        wire.CallAsync(JsonService.DynamoDb, operation, input, _place);

    private Dictionary<string, string?> Environment(params (string Name, string Value)[] changed) =>
        service.OperatorsEnvironment(service.Organization.MaintenanceRole, changed);
}
