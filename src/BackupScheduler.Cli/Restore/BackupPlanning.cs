using BackupScheduler.Core;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Restore;

/// <summary>Plans a restore from a backup; nothing is changed.</summary>
internal sealed class BackupPlanning(RestoreWorld world)
{
    /// <exception cref="RestoreException">There is no such backup.</exception>
    public async Task<BackupRestorePlan> MakeAsync(RestoreRequest request, CancellationToken cancellation)
    {
        var (source, naming) = (request.Source, world.Settings.Naming);
        var listed = new List<Backup>();
        await foreach (var page in world.Backups(source.Scope).ListBackupsAsync(new BackupQuery(source.Table), cancellation)) listed.AddRange(page);
        var choice = BackupChoosing.Choose(listed, source.Table, naming, request.Point, request.TableId);
        if (choice.Chosen is not { } backup) throw new RestoreException($"{source.Scope}: {choice.Reason}");
        var content = await world.Target(source.Scope).FindBackupAsync(backup.Arn, cancellation)
            ?? throw new RestoreException($"{backup.Arn} is gone since it was listed");
        return await MakeAsync(request, backup, choice, content, cancellation);
    }

    private async Task<BackupRestorePlan> MakeAsync(
        RestoreRequest request, Backup backup, BackupChoice choice, BackupContent content, CancellationToken cancellation)
    {
        var target = request.Target(choice.At);
        var live = await LiveTable.FindAsync(world, request.Source, cancellation);
        var bytes = Math.Max(content.Bytes, backup.SizeBytes ?? 0);
        var notes = new List<string>();
        if (live.Note is { } note) notes.Add(note);
        var resets = live.Description is { } shape && TargetShape.Fit(shape, target.Scope) is { Note: { } key };
        if (resets) notes.Add(TargetShape.Fit(live.Description!, target.Scope).Note!);
        return new BackupRestorePlan(request.Source, target, backup)
        {
            Asked = request.Point.Asked,
            AsOf = choice.At,
            Settings = await SettingsAsync(request, live, notes, cancellation),
            Size = new RestoreSize(bytes, content.Items ?? 0, 0, 0, 0),
            Cost = RestoreCost.OfBackup(bytes),
            Notes = notes,
            DrillId = request.DrillId,
            IsVerified = request.IsVerified,
            ResetsEncryption = resets,
            Keys = content.Keys,
            Indexes = content.Indexes,
            CountedItems = content.Items,
        };
    }

    private async Task<SettingsPlan> SettingsAsync(RestoreRequest request, LiveTable live, List<string> notes, CancellationToken cancellation)
    {
        if (request.DrillId is not null) return SettingsPlan.NotWanted;
        if (live.Description is { } table) return new SettingsPlan(table, SettingsOrigin.LiveTable);
        return await CatalogueAsync(request, notes, cancellation) is { } recorded
            ? new SettingsPlan(recorded, SettingsOrigin.Catalogue)
            : new SettingsPlan(null, SettingsOrigin.Unknown);
    }

    // The vault only helps here: a backup is restored without it too.
    private async Task<TableDescription?> CatalogueAsync(RestoreRequest request, List<string> notes, CancellationToken cancellation)
    {
        if (world.Vault is not { } vault) return null;
        try
        {
            var incarnations = await IncarnationReading.FindAsync(vault, request.Source, cancellation);
            var newest = incarnations.Where(incarnation => incarnation.Records.Count > 0).MaxBy(incarnation => incarnation.Records.Max(record => record.Copy.To));
            if (newest is null) return null;
            var tables = await CatalogueTables.ReadAsync(vault, newest, DateTimeOffset.MaxValue, cancellation);
            notes.AddRange(tables.Notes);
            return tables.Newest;
        }
        catch (ServiceFailureException e)
        {
            notes.Add($"the vault cannot be read ({e.Code}): {Invoking.OneLine(e.Message)}");
            return null;
        }
    }
}
