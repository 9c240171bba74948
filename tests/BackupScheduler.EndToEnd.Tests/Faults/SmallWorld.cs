using BackupScheduler.EndToEnd.Installation;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.EndToEnd.Faults;

/// <summary>A few tables with a history, and what must hold of them whatever goes wrong, read past the proxy.</summary>
internal sealed class SmallWorld
{
    public const int Keep = 2;
    private const int OlderRuns = 2;

    private readonly ServiceInstallation _service;
    private readonly IReadOnlyList<string> _tables;
    private readonly List<(AwsPlace Place, string Arn)> _foreign = [];
    private readonly List<string> _runs;

    private SmallWorld(ServiceInstallation service, IReadOnlyList<AwsPlace> places, int tables, DateTimeOffset now)
    {
        (_service, Places) = (service, places);
        _tables = [.. Enumerable.Range(0, tables).Select(i => $"Table-{i:00}")];
        _runs = [.. Enumerable.Range(1, OlderRuns).Reverse().Select(hours => OwnBackups.NameAt(now.AddHours(-hours)))];
    }

    public IReadOnlyList<AwsPlace> Places { get; }

    public static (string Name, string Value) Retention { get; } = ("BACKUP_RETENTION", $"{Keep}");

    /// <summary>A review that was delivered again puts its pruning off: then the next one has duplicates and older runs to delete at once.</summary>
    public static (string Name, string Value) NoBrake { get; } = ("PRUNE_MAX_PER_TABLE", "20");

    /// <summary>So many tables in each place, each with backups of earlier runs, somebody's own and a look-alike.</summary>
    public static async Task<SmallWorld> SeedAsync(
        ServiceInstallation service, int tables, DateTimeOffset now, params IReadOnlyList<AwsPlace> places)
    {
        var world = new SmallWorld(service, places.Count == 0 ? [ServiceInstallation.Home] : places, tables, now);
        foreach (var place in world.Places)
            foreach (var table in world._tables)
                await world.SeedAsync(place, table);
        return world;
    }

    /// <summary>Runs the service, and remembers the run as one that every table must have.</summary>
    public async Task RunAsync(DateTimeOffset time, int tries = 1)
    {
        await _service.RunAsync(time, tries);
        _runs.Add(OwnBackups.NameAt(time));
    }

    /// <summary>
    /// Every table has a backup of the last run or a letter that says why not, at most so many duplicates of it; retention
    /// is kept up; nothing foreign is gone.
    /// </summary>
    /// <returns>All duplicates of that run.</returns>
    public async Task<int> AssertHoldsAsync(int mostDuplicates = 0)
    {
        var letters = await _service.DeadLettersAsync();
        var duplicates = 0;
        foreach (var place in Places)
        {
            var backups = await _service.Reader.BackupsAsync(place);
            Assert.All(_foreign.Where(foreign => foreign.Place == place), foreign => Assert.Contains(backups, backup => backup.Arn == foreign.Arn));
            foreach (var table in _tables)
            {
                var copies = AssertHolds(place, table, [.. backups.Where(backup => backup.TableName == table)], letters);
                Assert.InRange(copies, 0, 1 + mostDuplicates);
                duplicates += Math.Max(0, copies - 1);
            }
        }

        return duplicates;
    }

    /// <summary>As <see cref="AssertOneOfEachAsync"/>, after another run if this one has left duplicates, or pruning that was put off.</summary>
    public async Task AssertTidyAsync(DateTimeOffset nextRun)
    {
        if (!await IsTidyAsync())
        {
            await RunAsync(nextRun);
            await AssertHoldsAsync();
        }

        await AssertOneOfEachAsync();
    }

    /// <summary>Every table has exactly the backups that retention keeps: one of each of the last runs.</summary>
    public async Task AssertOneOfEachAsync()
    {
        foreach (var place in Places)
        {
            var own = await OwnAsync(place);
            Assert.All(_tables, table => Assert.Equal(_runs.TakeLast(Keep), own[table].Order(StringComparer.Ordinal)));
        }
    }

    private async Task<bool> IsTidyAsync()
    {
        foreach (var place in Places)
        {
            var own = await OwnAsync(place);
            if (_tables.Any(table => own[table].Count() != Keep)) return false;
        }

        return true;
    }

    private async Task<ILookup<string, string>> OwnAsync(AwsPlace place) =>
        (await _service.Reader.BackupsAsync(place)).Where(backup => !_foreign.Contains((place, backup.Arn)))
            .ToLookup(backup => backup.TableName, backup => backup.Name);

    private int AssertHolds(AwsPlace place, string table, List<BackupFact> backups, IReadOnlyList<MessageFact> letters)
    {
        var own = backups.Where(backup => backup.Status == "AVAILABLE" && _runs.Contains(backup.Name)).ToList();
        var copies = own.Count(backup => backup.Name == _runs[^1]);
        var runs = own.Select(backup => backup.Name).Distinct().Count();
        Assert.True(copies > 0 || letters.Any(letter => Explains(letter, place, table)), $"{place} {table}: neither a backup nor a letter");
        Assert.True(runs >= Math.Min(Keep, OlderRuns + (copies > 0 ? 1 : 0)), $"{place} {table}: backups of {runs} runs");
        return copies;
    }

    private static bool Explains(MessageFact letter, AwsPlace place, string table) =>
        letter.Attributes["Account"] == place.Account && letter.Attributes["Region"] == place.Region
        && letter.Attributes.GetValueOrDefault("Table", table) == table;

    private async Task SeedAsync(AwsPlace place, string table)
    {
        var tables = _service.Seeder.Tables;
        await tables.CreateAsync(place, table, items: 0);
        foreach (var name in _runs) await tables.BackUpAsync(place, table, name);
        _foreign.Add((place, await tables.BackUpAsync(place, table, "before-the-migration")));
        _foreign.Add((place, await tables.BackUpAsync(place, table, "backup-scheduler_20200101T000000Z")));
    }
}
