using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.SQSEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Runs;
using BackupScheduler.Functions;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Tests;
using BackupScheduler.Functions.Tests.Fakes;
using BackupScheduler.Fuzz.Running;

namespace BackupScheduler.Fuzz.Targets;

/// <summary>An organization with known backups, for batches of messages whoever sent them. Retention keeps the last three runs.</summary>
internal sealed class HostileWorld
{
    private const int Keep = 3;

    // None of them stands in any good input: where one is seen later, it was let out.
    private static readonly string s_canary = "canary-" + Guid.NewGuid().ToString("N");
    private static readonly SourceGeneratorLambdaJsonSerializer<LambdaJson> s_serializer = new();

    private readonly HashSet<string> _mayGo;
    private readonly Dictionary<string, (Core.Tables.TableName Table, string Name)> _names;

    public HostileWorld(bool namesReviewer)
    {
        World = new World(
            ("PRUNE_SENDER", namesReviewer ? Delivery.Reviewer : ""), ("BACKUP_RETENTION", $"{Keep}"), ("EXTERNAL_ID", s_canary), ("ENFORCEMENT", "attach"),
            ("VAULT_BUCKET", "copies"), ("VAULT_ACCOUNT", "444455556666"), ("EVENT_BUS", "default"), ("REPORT_QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/999988887777/reports"));
        World.Organization.Add("999988887777");
        World.Organization.Add(World.Scope.Account.Value);
        SeedBackups(namesReviewer);
        World.Exports.AddTable("Orders", "id-1", World.Run.Time.AddDays(-10));
        World.Time.Advance(TimeSpan.FromMinutes(8));
        _names = World.Account.Backups.ToDictionary(backup => backup.Arn, backup => (backup.Table, backup.Name));
        _mayGo = MayGo(World.Account.Backups);
    }

    public World World { get; }

    public IReadOnlyList<string> Arns => [.. World.Account.Backups.Select(backup => backup.Arn)];

    public string Policy => World.Settings(FunctionName.Worker).PolicyFingerprint;

    /// <summary>The event as Lambda hands it over, with secrets where nobody has to look at them; null where it is none.</summary>
    public static SQSEvent? Read(string input)
    {
        try
        {
            using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(input));
            var batch = s_serializer.Deserialize<SQSEvent>(stream);
            foreach (var record in batch?.Records ?? [])
            {
                if (record is null) continue;
                record.Body = WithSecret(record.Body);
                record.MessageAttributes = new Dictionary<string, SQSEvent.MessageAttribute> { ["Token"] = new() { StringValue = s_canary, DataType = "String" } };
            }

            return batch;
        }
        catch (Exception e) when (e is JsonException or JsonSerializerException)
        {
            return null;
        }
    }

    /// <summary>What must hold after any batch.</summary>
    public void Demand()
    {
        foreach (var call in World.Wire.Calls)
        {
            if (call.Operation == Operation.DeleteBackup)
                BrokenPromiseException.Unless(_mayGo.Contains(call.Subject) || HasAnother(call.Subject), $"deleted what retention keeps: {call.Subject}");
            if (call.Operation is Operation.WriteVault or Operation.ReadVault or Operation.ListVault)
                BrokenPromiseException.Unless(call.Subject.Length > 13 && call.Subject.IndexOf('/', StringComparison.Ordinal) == 12, $"outside of every account's prefix: {call.Subject}");
        }

        foreach (var request in World.Exports.Requests)
            BrokenPromiseException.Unless(request.Bucket == "copies" && request.Prefix.StartsWith($"{World.Scope.Account}/{World.Scope.Region}/{request.Table.Table}/", StringComparison.Ordinal), $"an export to {request.Prefix}");
        foreach (var (id, line) in World.Log.Lines)
        {
            BrokenPromiseException.Unless(!line.Contains(s_canary, StringComparison.Ordinal), $"a secret is in the log, line {id}");
            OneLine.Demand(line);
        }

        foreach (var letter in World.Queues.Letters)
            BrokenPromiseException.Unless(!letter.ErrorMessage.Contains(s_canary, StringComparison.Ordinal), "a secret is among a letter's reasons");
    }

    // The batch may have made a second copy of the run: one of two goes.
    private bool HasAnother(string arn) => _names.TryGetValue(arn, out var gone) && World.Account.Backups.Any(
        backup => backup is { Kind: BackupKind.User, Status: BackupStatus.Available } && (backup.Table, backup.Name) == gone && backup.Arn != arn);

    private static string? WithSecret(string? body)
    {
        try
        {
            if (body is null || JsonNode.Parse(body) is not JsonObject members) return body;
            members["zzPassword"] = s_canary;
            return members.ToJsonString();
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return body;
        }
    }

    private void SeedBackups(bool namesReviewer)
    {
        var account = World.Account;
        account.AddTables("Orders", "Users", "Events");
        for (var days = 5; days >= 0; days--) account.AddOwn("Orders", Items.DaysBefore(days));
        for (var days = 2; days >= 0; days--) account.AddOwn("Users", Items.DaysBefore(days));
        account.AddOwn("Events", Items.DaysBefore(1));
        account.AddOwn("Events", Items.DaysBefore(0), BackupStatus.Creating);
        account.AddBackup("Orders", "by-hand", World.Run.Time.AddDays(-9));
        account.AddBackup("Orders", "backup-scheduler_20200101T000000Z", World.Run.Time.AddDays(-4));
        account.AddBackup("Users", BackupNaming.Default.NameFor(Items.DaysBefore(8)), World.Run.Time.AddDays(-8), kind: BackupKind.AwsBackup);
        // Tables that are gone, or were left out for a while, are of an age with what goes elsewhere: without a named reviewer,
        // that is the one thing that a forger of the same minutes can reach (ADR 18).
        if (!namesReviewer) return;
        account.AddTables("Gone");
        for (var days = 5; days >= 3; days--) account.AddOwn("Gone", Items.DaysBefore(days));
        account.DropTable("Gone");
    }

    // By no code of the product: the three newest runs of a table stay, and whatever is not ours or not AVAILABLE.
    private static HashSet<string> MayGo(IReadOnlyList<Backup> backups)
    {
        var own = backups.Where(backup => backup is { Kind: BackupKind.User, Status: BackupStatus.Available }
            && backup.Name.StartsWith("backup-scheduler_", StringComparison.Ordinal)
            && RunId.TryParse(backup.Name["backup-scheduler_".Length..], out var run) && (run.Time - backup.CreatedAt).Duration() <= TimeSpan.FromDays(1));
        return [.. own.GroupBy(backup => backup.Table).SelectMany(table => table.OrderByDescending(backup => backup.CreatedAt).Skip(Keep)).Select(backup => backup.Arn)];
    }
}
