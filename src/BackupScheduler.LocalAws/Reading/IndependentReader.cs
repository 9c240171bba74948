using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Reading;

/// <summary>What is really there, for proofs. It shares no code with the adapters that it is used to judge, and does nothing clever.</summary>
public sealed class IndependentReader(AwsWire wire, string managementAccount = AwsPlace.DefaultAccount)
{
    public async Task<IReadOnlyList<AccountFact>> AccountsAsync(CancellationToken cancellation = default)
    {
        var accounts = await wire.AllPagesAsync(JsonService.Organizations, "ListAccounts", [],
            new AwsPlace(managementAccount, "us-east-1"), "Accounts", "NextToken", "NextToken", cancellation);
        return [.. accounts.Select(a => new AccountFact(
            Text(a, "Id"), Text(a, "Name"), (string?)a["State"] ?? "", (string?)a["Status"] ?? ""))];
    }

    public async Task<IReadOnlyList<string>> TablesAsync(AwsPlace place, CancellationToken cancellation = default)
    {
        var names = await wire.AllPagesAsync(JsonService.DynamoDb, "ListTables", [], place,
            "TableNames", "LastEvaluatedTableName", "ExclusiveStartTableName", cancellation);
        return [.. names.Select(n => n.GetValue<string>())];
    }

    /// <summary>Every item of a table as DynamoDB JSON, over all pages.</summary>
    public async Task<IReadOnlyList<JsonObject>> ItemsAsync(
        AwsPlace place, string table, CancellationToken cancellation = default)
    {
        var items = await wire.AllPagesAsync(JsonService.DynamoDb, "Scan",
            new JsonObject { ["TableName"] = table, ["ConsistentRead"] = true },
            place, "Items", "LastEvaluatedKey", "ExclusiveStartKey", cancellation);
        return [.. items.Select(item => item.AsObject())];
    }

    /// <summary>A table as DescribeTable tells it; null when there is none.</summary>
    public async Task<JsonObject?> TableAsync(AwsPlace place, string table, CancellationToken cancellation = default)
    {
        try
        {
            var answer = await wire.CallAsync(
                JsonService.DynamoDb, "DescribeTable", new() { ["TableName"] = table }, place, cancellation);
            return answer["Table"]!.AsObject();
        }
        catch (AwsWireException e) when (e.Code == "ResourceNotFoundException")
        {
            return null;
        }
    }

    /// <summary>A bucket as its owner sees it.</summary>
    public VaultReader Vault(AwsPlace place, string bucket) => new(wire, place, bucket);

    public async Task<IReadOnlyList<BackupFact>> BackupsAsync(AwsPlace place, CancellationToken cancellation = default)
    {
        var backups = await wire.AllPagesAsync(JsonService.DynamoDb, "ListBackups", new JsonObject { ["BackupType"] = "ALL" },
            place, "BackupSummaries", "LastEvaluatedBackupArn", "ExclusiveStartBackupArn", cancellation);
        return [.. backups.Select(b => new BackupFact(
            Text(b, "BackupArn"), Text(b, "BackupName"), Text(b, "TableName"), Text(b, "TableArn"), (string?)b["TableId"],
            Text(b, "BackupStatus"), Text(b, "BackupType"), Moment(b["BackupCreationDateTime"]!)))];
    }

    /// <summary>Every user and role of an account.</summary>
    public Task<IReadOnlyList<PrincipalFact>> PrincipalsAsync(string account, CancellationToken cancellation = default) =>
        new IamReader(wire, account).PrincipalsAsync(cancellation);

    /// <summary>A managed policy, or null when there is none of that ARN.</summary>
    public Task<PolicyFact?> PolicyAsync(string account, string arn, CancellationToken cancellation = default) =>
        new IamReader(wire, account).PolicyAsync(arn, cancellation);

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static DateTimeOffset Moment(JsonNode seconds) =>
        DateTimeOffset.UnixEpoch.AddSeconds(seconds.GetValue<double>());
}
