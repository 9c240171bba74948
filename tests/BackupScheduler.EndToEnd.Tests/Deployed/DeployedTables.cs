using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.EndToEnd.Deployed;

/// <summary>Two runs over the accounts of the selected unit, in two Regions: one table cannot be backed up, one is excluded by its tag.</summary>
internal sealed class DeployedTables
{
    public static readonly IReadOnlyList<string> Regions = ["us-east-1", "eu-west-1"];

    private readonly DeployedInstallation _service;
    private readonly IReadOnlyList<AwsPlace> _places;
    private readonly IReadOnlyList<string> _older = [.. new[] { -1, -2 }.Select(hours => OwnBackups.NameAt(DateTimeOffset.UtcNow.AddHours(hours)))];

    private DeployedTables(DeployedInstallation service)
    {
        _service = service;
        _places = [.. from account in service.Organization.Teams from region in Regions select new AwsPlace(account, region)];
    }

    /// <summary>Where the two runs work; a table of the first is refused.</summary>
    public IReadOnlyList<AwsPlace> Places => _places;

    public static async Task<DeployedTables> SeedAsync(DeployedInstallation service)
    {
        var tables = new DeployedTables(service);
        foreach (var place in tables._places.Append(new AwsPlace(service.Organization.Vault, Regions[0])))
        {
            await service.Seeder.Tables.CreateAsync(place, "Orders", items: 1);
            await service.Seeder.Tables.BackUpAsync(place, "Orders", "by-hand");
        }

        await service.Seeder.Tables.CreateAsync(tables._places[0], "Refused", items: 0);
        foreach (var name in tables._older) await service.Seeder.Tables.BackUpAsync(tables._places[0], "Refused", name);
        await service.Seeder.Tables.CreateAsync(tables._places[0], "Scratch", items: 0);
        await service.Seeder.Tables.TagAsync(tables._places[0], "Scratch", "backup", "no");
        return tables;
    }

    public async Task PlayAsync()
    {
        GoWrong();
        var first = DateTimeOffset.UtcNow;
        await _service.RunAsync(first);
        var second = DateTimeOffset.UtcNow > first.AddSeconds(1) ? DateTimeOffset.UtcNow : first.AddSeconds(1);
        await _service.RunAsync(second);

        foreach (var place in _places) Assert.Equal(["by-hand", OwnBackups.NameAt(second)], await NamesAsync(place, "Orders"));
        // What cannot be backed up loses nothing, although the retention is 1.
        Assert.Equal(_older, await NamesAsync(_places[0], "Refused"));
        Assert.Empty(await NamesAsync(_places[0], "Scratch"));
        // Of an account outside of the selected unit, nothing.
        Assert.Equal(["by-hand"], await NamesAsync(new AwsPlace(_service.Organization.Vault, Regions[0]), "Orders"));
        await LettersAsync();
    }

    // A listing and a creation that come right the second time, and a table that never does.
    private void GoWrong()
    {
        var canned = _service.Proxy.Canned;
        canned.Respond(new CallMatch("dynamodb", "ListTables"), call => AwsError.Of(call, 400, "ExpiredTokenException", "The security token included in the request is expired"), times: 1);
        canned.Respond(new CallMatch("dynamodb", "CreateBackup"), AwsError.Throttling, times: 1);
        canned.Respond(new CallMatch("dynamodb", "CreateBackup"), call => (string?)call.Input["TableName"] == "Refused" ? AwsError.AccessDenied(call) : null);
    }

    private async Task LettersAsync()
    {
        var letters = (await _service.Queues.PeekAsync(_service.QueueUrl("DeadLetterQueue"))).Select(letter => letter.Attributes).ToList();
        Assert.All(letters.Where(letter => letter["ErrorCode"] != "ForeignAccount"), letter => Assert.Equal(_places[0].Account, letter["Account"]));
        var refused = letters.First(letter => (letter["Function"], letter.GetValueOrDefault("Table")) == ("Worker", "Refused"));
        Assert.StartsWith("AccessDenied", refused["ErrorCode"], StringComparison.Ordinal);
        Assert.Equal(_service.QueueUrl("TableQueue"), refused["SourceQueueUrl"]);
        Assert.Contains(letters, letter => (letter["Function"], letter["ErrorCode"]) == ("ScheduleTables", "BackupsMissing"));
        Assert.Contains(letters, letter => (letter["Function"], letter["ErrorCode"]) == ("PolicyEnforcer", "ForeignAccount"));
    }

    private async Task<IReadOnlyList<string>> NamesAsync(AwsPlace place, string table) =>
        [.. (await _service.Reader.BackupsAsync(place)).Where(backup => backup.TableName == table).Select(backup => backup.Name).OrderDescending(StringComparer.Ordinal)];
}
