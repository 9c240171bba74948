using BackupScheduler.Cli.Trials;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Runs;

namespace BackupScheduler.Cli.VerifyAws;

/// <summary>The backups of the scratch table, by the service's own store, names and waits.</summary>
internal sealed class TrialBackups
{
    private readonly VerifyWorld _world;
    private readonly ScratchNames _names;
    private readonly BackupNaming _naming;
    private readonly Journal _journal;
    private readonly Waiting _waiting;
    private readonly List<TrialBackup> _made = [];

    public TrialBackups(VerifyWorld world, ScratchNames names, BackupNaming naming, Journal journal)
    {
        (_world, _names, _naming, _journal) = (world, names, naming, journal);
        _waiting = new Waiting(world.Time, journal);
        Store = world.Worker.BackupStores().Open(world.Scope);
    }

    public IBackupStore Store { get; }

    /// <summary>What was asked for, whether or not it was answered, the oldest first.</summary>
    public IReadOnlyList<TrialBackup> Made => _made;

    public BackupNaming Naming => _naming;

    /// <summary>
    /// Whoever may not delete makes nothing: an installed service denies DeleteBackup to everybody but its worker, and what was made would stay.
    /// </summary>
    public Task<bool> ProbeDeletionAsync(CancellationToken cancellation) => _journal.StepAsync("may delete backups", async () =>
    {
        try
        {
            await Store.DeleteAsync(_names.NoBackupArn, cancellation);
            return "DeleteBackup of one that does not exist says so";
        }
        catch (ServiceFailureException e) when (e.Kind == FailureKind.AccessDenied)
        {
            throw new TrialException(
                $"{e.Code}: {e.Message} (where the service is installed, only BackupWorker may: use --through member-roles); no backup is made");
        }
        catch (ServiceFailureException e) when (e.Kind == FailureKind.Other)
        {
            _journal.See(e);
            _journal.Learn($"DeleteBackup of a backup that does not exist answered {e.Code}, not BackupNotFoundException.");
            return $"not denied, but {e.Code}";
        }
    });

    /// <summary>Makes one, waiting for what keeps DynamoDB from it.</summary>
    /// <param name="what">Which one, for the words.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<bool> MakeAsync(string what, CancellationToken cancellation) => _journal.StepAsync($"make {what} backup", async () =>
    {
        var backup = new TrialBackup(_naming.NameFor(await NextRunAsync(cancellation)));
        var refusals = new List<string>();
        var start = _world.Time.GetTimestamp();
        _made.Add(backup);
        await _waiting.UntilAsync(
            "CreateBackup accepted", () => TryCreateAsync(backup, refusals, cancellation), _world.Pace.Look, _world.Pace.Usual, cancellation);
        var after = _world.Time.GetElapsedTime(start);
        backup.AcceptedAt = _world.Time.GetTimestamp();
        _journal.Learn(refusals.Count == 0
            ? $"CreateBackup of {what} backup was accepted at once."
            : FormattableString.Invariant($"CreateBackup of {what} backup was accepted after {after.TotalSeconds:0.0} s; before, it answered {string.Join(", ", refusals.Distinct())}."));
        return backup.Name;
    });

    /// <summary>The backups of the table, those that are deleted left out.</summary>
    public async Task<IReadOnlyList<Backup>> ListAsync(CancellationToken cancellation)
    {
        var all = new List<Backup>();
        await foreach (var page in Store.ListBackupsAsync(new BackupQuery(_names.Table), cancellation)) all.AddRange(page);
        foreach (var made in _made.Where(made => all.Exists(listed => listed.Name == made.Name))) made.WasListed = true;
        return [.. all.Where(backup => backup.Status != BackupStatus.Deleted).OrderBy(backup => backup.Name, StringComparer.Ordinal)];
    }

    /// <summary>Whether a backup is one that was asked for here, and of this table.</summary>
    public bool IsOwn(Backup backup) =>
        _made.Exists(made => made.Name == backup.Name)
        && BackupArn.Parse(backup.Arn) is { } arn && arn.Scope == _world.Scope && arn.Table == _names.Table;

    private async Task<bool> TryCreateAsync(TrialBackup backup, List<string> refusals, CancellationToken cancellation)
    {
        // What was refused has made nothing; what was not answered may have.
        if (backup.Making.MayExist && (await ListAsync(cancellation)).Any(listed => listed.Name == backup.Name)) return true;
        try
        {
            await backup.Making.RunAsync(() => CreateAsync(backup.Name, cancellation));
            return true;
        }
        catch (ServiceFailureException e) when (e.Kind is FailureKind.Throttled or FailureKind.Transient)
        {
            refusals.Add(e.Code);
            throw;
        }
    }

    // A table that was made a moment ago may not be known everywhere.
    private async Task<CreateOutcome> CreateAsync(string name, CancellationToken cancellation) =>
        await Store.CreateAsync(_names.Table, name, cancellation) is CreateOutcome.Created
            ? CreateOutcome.Created
            : throw new ServiceFailureException(FailureKind.Transient, "TableNotFoundException", $"{_names.Table}: DynamoDB does not know the table");

    // A run is named by its second.
    private async Task<RunId> NextRunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var run = RunId.At(_world.Time.GetUtcNow());
            if (_made.Count == 0 || _naming.NameFor(run) != _made[^1].Name) return run;
            await Task.Delay(TimeSpan.FromMilliseconds(100), _world.Time, cancellation);
        }
    }
}

/// <summary>A backup that was asked for.</summary>
/// <param name="name">Its name.</param>
internal sealed class TrialBackup(string name)
{
    public string Name { get; } = name;

    public Making Making { get; } = new();

    /// <summary>Whether a listing has shown it.</summary>
    public bool WasListed { get; set; }

    /// <summary>The clock's timestamp when DynamoDB had accepted it; null before.</summary>
    public long? AcceptedAt { get; set; }
}
