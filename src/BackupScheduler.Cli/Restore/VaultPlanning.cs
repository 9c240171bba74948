using BackupScheduler.Core;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.Restore;

/// <summary>Plans a restore from the vault; nothing is changed, and no data file is read.</summary>
internal sealed class VaultPlanning(RestoreWorld world)
{
    private readonly IVaultObjects _vault = world.Vault
        ?? throw new BadUsageException("VAULT_BUCKET: not set, accepted with a restore from the vault: its bucket, with VAULT_ACCOUNT");

    /// <exception cref="RestoreException">There is no such copy, or nothing tells what the table was like.</exception>
    /// <exception cref="DamagedExportException">A manifest is not as it must be.</exception>
    public async Task<VaultRestorePlan> MakeAsync(RestoreRequest request, CancellationToken cancellation)
    {
        var incarnations = await IncarnationReading.FindAsync(_vault, request.Source, cancellation);
        var chosen = ChainChoosing.Choose(incarnations, request.Point, request.TableId, out var why)
            ?? throw (why!.StartsWith("--", StringComparison.Ordinal) ? new BadUsageException(why) : new RestoreException($"{request.Source.Scope}/{request.Source.Table}: {why}"));
        var loaded = new List<LoadedExport>();
        foreach (var copy in chosen.Copies) loaded.Add(await CopyLoading.LoadAsync(_vault, chosen.Incarnation.Prefix, copy, cancellation));
        var live = await LiveTable.FindAsync(world, request.Source, cancellation);
        var recorded = await CatalogueTables.ReadAsync(_vault, chosen.Incarnation, chosen.AsOf, cancellation);
        return Make(request, chosen, loaded, live, recorded);
    }

    private VaultRestorePlan Make(RestoreRequest request, ChosenChain chosen, List<LoadedExport> loaded, LiveTable live, CatalogueTables recorded)
    {
        var target = request.Target(chosen.AsOf);
        var (table, from) = ShapeOf(request, chosen, live, recorded);
        var (shape, keyNote) = TargetShape.Fit(table, target.Scope);
        var way = WayOf(request, shape);
        var size = new RestoreSize(
            loaded[0].Summary.BilledBytes, loaded[0].Summary.Items, loaded.Skip(1).Sum(window => window.Summary.BilledBytes),
            loaded.Skip(1).Sum(window => window.Summary.Items), loaded.Sum(export => export.Files.Count));
        return new VaultRestorePlan(request.Source, target, way, chosen)
        {
            Asked = request.Point.Asked,
            AsOf = chosen.AsOf,
            EndsEarly = chosen.EndsEarly,
            Full = loaded[0],
            Windows = loaded[1..],
            Shape = shape,
            ShapeFrom = from,
            Vault = world.VaultAt!,
            IsIntoExisting = request.IntoExisting,
            Settings = SettingsOf(request, live, recorded),
            Size = size,
            Cost = RestoreCost.OfCopies(size, way == RestoreWay.Import, 1 + shape.GlobalIndexes.Count, shape.Capacity is null),
            Notes = [.. NotesOf(chosen, loaded, live, recorded), .. keyNote is null ? Array.Empty<string>() : [keyNote]],
            DrillId = request.DrillId,
            IsVerified = request.IsVerified,
        };
    }

    private static (TableDescription Table, SettingsOrigin From) ShapeOf(
        RestoreRequest request, ChosenChain chosen, LiveTable live, CatalogueTables recorded)
    {
        if (request.Schema is { } given) return (given, SettingsOrigin.SchemaFile);
        if (recorded.AsOf is { } table) return (table, SettingsOrigin.Catalogue);
        // Another incarnation may have another key.
        if (live.Description is { } found && found.TableId == chosen.Incarnation.Prefix.TableId) return (found, SettingsOrigin.LiveTable);
        throw new RestoreException(
            $"nothing tells what {request.Source.Table} was like: neither a catalogue record in the vault nor the table itself; --schema FILE describes it");
    }

    private static SettingsPlan SettingsOf(RestoreRequest request, LiveTable live, CatalogueTables recorded)
    {
        if (request.DrillId is not null) return SettingsPlan.NotWanted;
        if (live.Description is { } table) return new SettingsPlan(table, SettingsOrigin.LiveTable);
        if (recorded.Newest is { } newest) return new SettingsPlan(newest, SettingsOrigin.Catalogue);
        return new SettingsPlan(request.Schema, request.Schema is null ? SettingsOrigin.Unknown : SettingsOrigin.SchemaFile);
    }

    private static RestoreWay WayOf(RestoreRequest request, TableDescription shape)
    {
        if (request.Method == RestoreMethod.Import && shape.LocalIndexes.Count > 0)
            throw new BadUsageException(Given.Line("--method", "'import'", $"load: ImportTable cannot make local secondary indexes, and the table has {shape.LocalIndexes.Count}"));
        if (request.Method == RestoreMethod.Import && request.IntoExisting)
            throw new BadUsageException(Given.Line("--method", "'import'", "load with --into-existing: ImportTable always makes a table"));
        return request.Method == RestoreMethod.Load || request.IntoExisting || shape.LocalIndexes.Count > 0 ? RestoreWay.Load : RestoreWay.Import;
    }

    private static IEnumerable<string> NotesOf(ChosenChain chosen, List<LoadedExport> loaded, LiveTable live, CatalogueTables recorded)
    {
        if (chosen.NotInCatalogue is { Count: > 0 } ids)
            yield return $"not in the catalogue, but whole by their manifests: {string.Join(", ", ids)}";
        if (loaded.Count(export => export.LacksChecksums) is > 0 and var count)
            yield return $"{count} of {loaded.Count} copies have a manifest without a checksum beside it: its own damage would not show";
        if (chosen.IsCut)
            yield return $"the last window goes on to {chosen.Chain.Reach:u}: items written again after {chosen.AsOf:u} keep the state of the window's beginning, and are counted";
        if (live.Note is { } note) yield return note;
        foreach (var line in chosen.Incarnation.Notes.Concat(recorded.Notes)) yield return line;
    }
}
