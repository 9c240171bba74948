using System.Security.Cryptography;
using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Proxy.History;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.Restores;

/// <summary>Makes a table of a backup that lies elsewhere, by way of a scratch table where it lies: the emulator gives a backup's items to nothing else.</summary>
internal sealed class BackupCopying(EmulatedTables tables)
{
    /// <summary>The table as it was when it was backed up.</summary>
    /// <exception cref="AwsWireException">BackupNotFoundException.</exception>
    public async Task<JsonObject> SourceAsync(AwsPlace origin, string backupArn)
    {
        var answer = await tables.CallAsync(origin, "DescribeBackup", new() { ["BackupArn"] = backupArn });
        return answer["BackupDescription"]!["SourceTableDetails"]!.AsObject();
    }

    /// <summary>Answers the ARN of the table that was backed up.</summary>
    /// <param name="restore">The call, with its overrides.</param>
    public async Task<string> RunAsync(AwsPlace origin, string backupArn, TableKey target, JsonObject restore)
    {
        var source = (string)(await SourceAsync(origin, backupArn))["TableArn"]!;
        var scratch = new TableKey(origin, $"scratch-restore-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}");
        await tables.CallAsync(origin, "RestoreTableFromBackup", new() { ["BackupArn"] = backupArn, ["TargetTableName"] = scratch.Name });
        try
        {
            // Of a backup the emulator tells neither attributes nor indexes.
            var restored = await tables.FindAsync(scratch) ?? throw new InvalidOperationException($"{scratch} has gone at once.");
            await tables.CallAsync(target.Place, "CreateTable", TableTemplate.Of(target.Name, restored.Description, restore));
            if (await tables.PutAllAsync(target, await tables.ScanAsync(scratch)) is > 0 and var refused)
            {
                throw new AwsWireException(500, "InternalServerError", $"{refused} items of {backupArn} could not be restored.");
            }
        }
        finally
        {
            await tables.CallAsync(origin, "DeleteTable", new() { ["TableName"] = scratch.Name });
        }

        return source;
    }
}
