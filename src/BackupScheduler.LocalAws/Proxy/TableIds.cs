using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy;

/// <summary>The TableId that moto lacks: made of a table's ARN and creation time, so that a recreated table has another one.</summary>
/// <remarks>A backup's id comes from DescribeBackup, where moto keeps the table as it was, even if it is gone or has been made anew.</remarks>
internal sealed class TableIds(AwsWire upstream) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string?>>> _ofBackups = new();
    private readonly SemaphoreSlim _parallel = new(8);

    public static string Of(string tableArn, JsonNode creationTime) => new Guid(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{tableArn} {creationTime.ToJsonString()}")).AsSpan(0, 16)).ToString();

    /// <summary>Null when the emulator does not tell, because the backup has just been deleted or IAM enforcement is on.</summary>
    public async Task<string?> OfBackupAsync(AwsPlace place, string backupArn)
    {
        var id = await _ofBackups.GetOrAdd(backupArn, arn => new Lazy<Task<string?>>(() => AskAsync(place, arn))).Value;
        if (id is null)
        {
            _ofBackups.TryRemove(backupArn, out _);
        }

        return id;
    }

    public void Dispose() => _parallel.Dispose();

    private async Task<string?> AskAsync(AwsPlace place, string backupArn)
    {
        await _parallel.WaitAsync();
        try
        {
            var answer = await upstream.CallAsync(
                JsonService.DynamoDb, "DescribeBackup", new() { ["BackupArn"] = backupArn }, place);
            var table = answer["BackupDescription"]!["SourceTableDetails"]!;
            return Of(table["TableArn"]!.GetValue<string>(), table["TableCreationDateTime"]!);
        }
        catch (Exception e) when (e is AwsWireException or HttpRequestException)
        {
            return null;
        }
        finally
        {
            _parallel.Release();
        }
    }
}
