using BackupScheduler.Aws.Scratch;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Cli.Trials;

/// <summary>Removes the scratch table, its history first.</summary>
internal sealed class TableRemoval(TrialWorld world, TrialNames names, TrialTable table, Journal journal, CancellationToken cancellation)
{
    /// <summary>AWS may not yet know of what it has made a moment ago, or is still making it for a call that was given up: it is asked some times more.</summary>
    public const int MostLooks = 5;

    private readonly ScratchTables _tables = world.Setup.Tables(world.Scope);
    private int _looks;
    private bool _isDeletionAsked;

    /// <summary>AWS's own backup that the deletion leaves; null for none.</summary>
    public string? LeavesBackup { get; private set; }

    /// <summary>Removes it, if it may exist.</summary>
    /// <returns>The ARNs of what is still there, or may be.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(Removal removal)
    {
        if (!table.Making.MayExist) return [];
        var isGone = await removal.IsDoneAsync("the table", TryAsync);
        return [.. isGone ? [] : (string[])[names.TableArn], .. LeavesBackup is { } backup ? (string[])[backup] : []];
    }

    private async Task<bool> TryAsync()
    {
        switch (await _tables.FindStatusAsync(names.Table, cancellation))
        {
            case null:
                return _isDeletionAsked || ++_looks >= MostLooks;
            case "ACTIVE" when !_isDeletionAsked:
                var leavesBackup = table.Recovery.MayExist && !await IsRecoveryOffAsync();
                await _tables.DeleteAsync(names.Table, cancellation);
                _isDeletionAsked = true;
                if (leavesBackup) LeavesBackup = $"{names.TableArn}/backup/* (AWS's own SYSTEM backup, for 35 days: point-in-time recovery could not be switched off)";
                return false;
            default:
                return false;
        }
    }

    // Deleted with its history on, a table leaves a backup of AWS's own; kept, it would cost for as long as it is there.
    private async Task<bool> IsRecoveryOffAsync()
    {
        try
        {
            await world.Worker.Exports(world.Scope).SwitchRecoveryAsync(names.Table, isOn: false, cancellation);
            return true;
        }
        catch (ServiceFailureException e) when (e.Kind is not (FailureKind.Throttled or FailureKind.Transient))
        {
            journal.See(e);
            return false;
        }
    }
}
