using BackupScheduler.Aws.Scratch;
using BackupScheduler.Cli.Trials;

namespace BackupScheduler.Cli.VerifyAws;

/// <summary>One table, one role, a few minutes: what the service does, done to things of its own.</summary>
internal sealed class Verification
{
    private readonly VerifySetup _setup;
    private readonly VerifyWorld _world;
    private readonly ScratchNames _names;
    private readonly Journal _journal;
    private readonly TrialTable _table;
    private readonly TrialBackups _backups;
    private readonly DenyTrial _deny;

    public Verification(VerifySetup setup, VerifyWorld world, ScratchNames names, Journal journal)
    {
        (_setup, _world, _names, _journal) = (setup, world, names, journal);
        _table = new TrialTable(world, names, journal);
        _backups = new TrialBackups(world, names, setup.Settings.Naming, journal);
        _deny = new DenyTrial(world, names, setup.Rules, journal);
    }

    /// <param name="told">Tells it to end; what was made is removed even then.</param>
    public async Task<VerifyResult> RunAsync(CancellationToken told)
    {
        var started = _world.Time.GetUtcNow();
        var isInterrupted = false;
        try
        {
            await VerifyAsync(told);
        }
        catch (OperationCanceledException) when (told.IsCancellationRequested)
        {
            isInterrupted = true;
        }
        catch (Exception e)
        {
            // Even then nothing may be left.
            _journal.Fail("verify", e);
        }

        if (_setup.Options.Keep) return new VerifyResult(_journal, [], [.. Kept()], isInterrupted, started);
        // Told to end, the process gets some minutes for this, and no more.
        using var limit = new CancellationTokenSource();
        using var registration = told.Register(() => limit.CancelAfter(VerifyAwsCommand.LongestEnding - VerifyAwsCommand.Reserve));
        var left = await new Cleanup(_world, _names, _table, _backups, _deny, _journal, limit.Token).RunAsync();
        return new VerifyResult(_journal, left, [], isInterrupted, started);
    }

    private async Task VerifyAsync(CancellationToken told)
    {
        var mayDelete = await _backups.ProbeDeletionAsync(told);
        var hasTable = await _table.MakeAsync(told);
        if (mayDelete && hasTable) await new BackupTrial(_world, _names, _backups, _journal).RunAsync(told);
        else _journal.Skip("back up, verify and prune", hasTable ? "nothing is made that could not be deleted" : "there is no table");
        await _deny.RunAsync(told);
        if (Target() is not { } target) return;
        if (hasTable) await new ExportTrial(_world, _names, target, _table, _journal).RunAsync(told);
        else _journal.Skip("export", "there is no table");
    }

    private ExportTarget? Target() => _setup.Options is { VaultBucket: { } bucket, VaultAccount: { } owner }
        ? new ExportTarget(bucket, owner, $"{_world.Scope.Account}/verify/{_names.Table}", _setup.Options.VaultKey)
        : null;

    private IEnumerable<string> Kept()
    {
        if (_table.Making.MayExist) yield return _names.TableArn;
        foreach (var backup in _backups.Made.Where(backup => backup.Making.MayExist)) yield return $"{_names.TableArn}/backup/* (named {backup.Name})";
        if (_deny.Role.MayExist) yield return _names.RoleArn;
        if (_deny.Policy.MayExist) yield return _names.PolicyArn;
    }
}
