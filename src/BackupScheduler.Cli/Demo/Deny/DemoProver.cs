using System.Text.Json.Nodes;
using BackupScheduler.Cli.InProcess;
using BackupScheduler.LocalAws.Deployment;
using BackupScheduler.LocalAws.Emulation;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Demo.Deny;

/// <summary>
/// The proof by the emulator's own IAM, which is switched on for each step: a user with every right on DynamoDB, signed with her
/// own key, straight at the emulator. In a Region that the runs do not work in.
/// </summary>
internal sealed class DemoProver
{
    private const string Table = "Vault";
    private readonly List<DemoProofStep> _steps = [];
    private readonly IamGuard _guard;
    private readonly AwsWire _direct;
    private readonly AwsPlace _place;
    private readonly AwsCredentials _key;
    private readonly AwsCredentials _administrator;
    private readonly IReadOnlyList<string> _backups;

    private DemoProver(
        IamGuard guard, AwsWire direct, AwsPlace place, AwsCredentials key, AwsCredentials administrator, IReadOnlyList<string> backups) =>
        (_guard, _direct, _place, _key, _administrator, _backups) = (guard, direct, place, key, administrator, backups);

    /// <summary>What came of it.</summary>
    public DemoProof Proof => new([.. _steps]);

    /// <summary>Makes the table, three backups, and a key for the user.</summary>
    public static async Task<DemoProver> PrepareAsync(DemoWorld world, string account, CancellationToken cancellation)
    {
        var place = new AwsPlace(account, "sa-east-1");
        await world.Seeder.Tables.CreateAsync(place, Table, items: 1, cancellation: cancellation);
        List<string> backups = [];
        foreach (var name in new[] { "first", "second", "third" })
            backups.Add(await world.Seeder.Tables.BackUpAsync(place, Table, name, cancellation));
        var people = world.Seeder.Principals;
        await people.PutInlineAsync(account, DemoPrincipals.Prover, "everything-on-dynamodb", DemoPrincipalSeed.Allow("dynamodb:*"), cancellation);
        // As its template made it, the worker's role names ARNs, which the emulator's IAM does not weigh.
        await new GrantWidening(world.Reader, people).WidenAsync([account], cancellation);
        return new DemoProver(
            world.Guard, world.Direct, place, await people.CreateAccessKeyAsync(account, DemoPrincipals.Prover.Name, cancellation),
            await people.AdministratorAsync(DemoWorld.Home.Account, cancellation), backups);
    }

    /// <summary>Before the first sweep.</summary>
    public Task BeforeAsync(CancellationToken cancellation) =>
        TryDeleteAsync("alice deletes a backup before the deny is attached", 0, mustBeAllowed: true, cancellation);

    /// <summary>With the deny attached.</summary>
    public async Task AfterAsync(IReadOnlyDictionary<string, string> variables, Uri emulator, CancellationToken cancellation)
    {
        await TryDeleteAsync("alice deletes a backup with the deny attached", 1, mustBeAllowed: false, cancellation);
        await TryAsync("alice creates a backup meanwhile", true, wire => wire.CallAsync(
            JsonService.DynamoDb, "CreateBackup", new JsonObject { ["TableName"] = Table, ["BackupName"] = "meanwhile" }, _place, cancellation), cancellation);
        await using (await _guard.EnforceAsync(cancellation))
            await WorkerDeletion.RunAsync(emulator, _administrator, variables, _place, Table, _backups[2], cancellation);
        _steps.Add(new("the worker prunes a backup", true, !await ExistsAsync(_backups[2], cancellation), "the backup is still there"));
    }

    /// <summary>When the deny has been taken off her.</summary>
    public Task UnprotectedAsync(CancellationToken cancellation) =>
        TryDeleteAsync("alice deletes a backup after unprotect", 1, mustBeAllowed: true, cancellation);

    private Task TryDeleteAsync(string says, int backup, bool mustBeAllowed, CancellationToken cancellation) =>
        TryAsync(says, mustBeAllowed, wire => wire.CallAsync(
            JsonService.DynamoDb, "DeleteBackup", new JsonObject { ["BackupArn"] = _backups[backup] }, _place, cancellation), cancellation);

    private async Task TryAsync(string says, bool mustBeAllowed, Func<AwsWire, Task> call, CancellationToken cancellation)
    {
        await using var enforced = await _guard.EnforceAsync(cancellation);
        using var alice = _guard.As(_key);
        try
        {
            await call(alice);
            _steps.Add(new(says, mustBeAllowed, true, ""));
        }
        catch (AwsWireException e) when (e.Status == 403)
        {
            _steps.Add(new(says, mustBeAllowed, false, e.Message));
        }
    }

    private async Task<bool> ExistsAsync(string backup, CancellationToken cancellation)
    {
        var answer = await _direct.CallAsync(JsonService.DynamoDb, "ListBackups", new JsonObject { ["TableName"] = Table }, _place, cancellation);
        return answer["BackupSummaries"]!.AsArray().Any(summary => (string?)summary!["BackupArn"] == backup);
    }
}
