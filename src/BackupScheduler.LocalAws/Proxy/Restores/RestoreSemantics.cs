using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Proxy.History;
using BackupScheduler.LocalAws.Proxy.Jobs;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.Restores;

/// <summary>
/// What RestoreTableFromBackup does and the emulator does not: restore a backup of another Region of the account, keep the billing
/// mode, and leave indexes out.
/// </summary>
internal sealed class RestoreSemantics(EmulatedTables tables, BackupCopying copying, TimeProvider time) : IProxyBehaviour
{
    /// <summary>RestoreSummary by table id: a table that was copied looks to the emulator like any other.</summary>
    private readonly ConcurrentDictionary<string, string> _summaries = new();

    public async Task HandleAsync(ProxyCall call, Func<Task> next)
    {
        switch (call.Service, call.Operation)
        {
            case ("dynamodb", "RestoreTableFromBackup"):
                await RestoreAsync(call, next);
                break;
            case ("dynamodb", "DescribeTable"):
                await next();
                ShowSummary(call);
                break;
            default:
                await next();
                break;
        }
    }

    private static string BackupArn(ProxyCall call) => (string?)call.Input["BackupArn"] ?? "";

    /// <summary>As the backup's ARN has it.</summary>
    private static AwsPlace Origin(ProxyCall call) =>
        new(call.Account, BackupArn(call).Split(':') is [_, _, _, { Length: > 0 } region, ..] ? region : call.Region);

    private async Task RestoreAsync(ProxyCall call, Func<Task> next)
    {
        var isOtherTable = call.Input.ContainsKey("GlobalSecondaryIndexOverride") || call.Input.ContainsKey("LocalSecondaryIndexOverride");
        if (Origin(call).Region != call.Region || isOtherTable)
        {
            call.Answer = await CopyAsync(call);
            return;
        }

        await next();
        if (call.Answer is { IsSuccess: true } answer)
        {
            await TryKeepBillingAsync(call, answer);
        }
    }

    private async Task<ProxyAnswer> CopyAsync(ProxyCall call)
    {
        var target = TableKey.Of(call, (string?)call.Input["TargetTableName"] ?? "");
        try
        {
            if (await tables.FindAsync(target) is not null)
            {
                return new Refusal("TableAlreadyExistsException", $"Table already exists: {target.Name}").Answer(call);
            }

            var source = await copying.RunAsync(Origin(call), BackupArn(call), target, call.Input);
            var made = await tables.FindAsync(target) ?? throw new InvalidOperationException($"{target} has gone at once.");
            return Described(call, made, source);
        }
        catch (AwsWireException e)
        {
            return AwsError.Of(call, e.Status, e.Code, e.Text);
        }
    }

    private ProxyAnswer Described(ProxyCall call, TableFacts made, string sourceArn)
    {
        var summary = new JsonObject
        {
            ["SourceBackupArn"] = BackupArn(call),
            ["SourceTableArn"] = sourceArn,
            ["RestoreDateTime"] = EpochSeconds.Of(time.GetUtcNow()),
            ["RestoreInProgress"] = false,
        };
        _summaries[made.Id] = summary.ToJsonString();
        var description = made.Description.DeepClone();
        description["TableId"] = made.Id;
        description["RestoreSummary"] = summary;
        return ProxyAnswer.Of(200, JsonService.DynamoDb.ContentType,
            new JsonObject { ["TableDescription"] = description }.ToJsonString());
    }

    private void ShowSummary(ProxyCall call)
    {
        if (call.Answer is not { IsSuccess: true } answer || Json.ObjectOrEmpty(answer.Body) is not { } body || body["Table"] is not JsonObject table)
        {
            return;
        }

        var id = TableIds.Of((string)table["TableArn"]!, table["CreationDateTime"]!);
        if (_summaries.TryGetValue(id, out var summary))
        {
            table["RestoreSummary"] = JsonNode.Parse(summary);
            call.Answer = answer.WithBody(body);
        }
    }

    private async Task TryKeepBillingAsync(ProxyCall call, ProxyAnswer answer)
    {
        try
        {
            await KeepBillingAsync(call, answer);
        }
        catch (AwsWireException)
        {
            // With IAM enforced and no key given to the proxy the table stays as the emulator made it.
        }
    }

    private async Task KeepBillingAsync(ProxyCall call, ProxyAnswer answer)
    {
        var place = new AwsPlace(call.Account, call.Region);
        var source = await copying.SourceAsync(place, BackupArn(call));
        var mode = TableTemplate.BillingMode(source, call.Input);
        var update = new JsonObject { ["TableName"] = (string?)call.Input["TargetTableName"], ["BillingMode"] = mode };
        TableTemplate.AddThroughput(update, call.Input["ProvisionedThroughputOverride"] ?? source["ProvisionedThroughput"], mode == "PROVISIONED");
        await tables.CallAsync(place, "UpdateTable", update);
        var body = Json.ObjectOrEmpty(answer.Body);
        body["TableDescription"]!["BillingModeSummary"] = new JsonObject { ["BillingMode"] = mode };
        call.Answer = answer.WithBody(body);
    }
}
