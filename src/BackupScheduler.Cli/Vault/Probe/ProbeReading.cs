using BackupScheduler.Cli.Trials;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.Vault.Probe;

/// <summary>Reads an export back as the vault's reader: manifests, data, locks.</summary>
internal sealed class ProbeReading(VaultWorld vault, VaultPrefix prefix, VaultRules? rules, Journal journal)
{
    private LoadedExport? _loaded;

    public async Task RunAsync(string exportArn, CancellationToken cancellation)
    {
        if (await LoadAsync(exportArn, cancellation)) await ReadLocksAsync(cancellation);
    }

    private Task<bool> LoadAsync(string exportArn, CancellationToken cancellation) => journal.StepAsync("read the export back", async () =>
    {
        try
        {
            var export = ExportArn.Parse(exportArn) ?? throw new TrialException($"the export's ARN is {exportArn}");
            _loaded = await ExportLoading.LoadAsync(vault.Objects, prefix.ExportOf(export.Id) + "manifest-summary.json", cancellation);
            var copy = new TableCopy(export.Id, null, _loaded.Summary.To);
            if (CopyComparison.Compare(prefix, copy, new CatalogueRecord(prefix, copy, CopyState.Confirmed, null), _loaded) is [var wrong, ..])
                throw new TrialException($"{wrong.Subject}: {wrong.What}");
            foreach (var file in _loaded.Files) await VerifyAsync(file, cancellation);
        }
        catch (DamagedExportException e)
        {
            throw new TrialException(e.Message);
        }

        if (_loaded.Summary.Items != TrialTable.Items) throw new TrialException($"it holds {_loaded.Summary.Items} items, expected {TrialTable.Items}");
        return $"{_loaded.Summary.Items} items in {_loaded.Files.Count} data files, checksums fit";
    });

    private async Task VerifyAsync(DataFile file, CancellationToken cancellation)
    {
        if (CopyComparison.Compare(file, await vault.Objects.DescribeAsync(file.Key, cancellation)) is { } wrong) throw new TrialException($"{wrong.Subject}: {wrong.What}");
        await ExportFileReading.VerifyAsync(vault.Objects, file, cancellation);
    }

    private Task<bool> ReadLocksAsync(CancellationToken cancellation) => journal.StepAsync("read the locks", async () =>
    {
        var (locks, free) = (new List<ObjectLock>(), new List<string>());
        foreach (var key in _loaded!.Files.Select(file => file.Key).Append(_loaded.SummaryKey).Append(_loaded.Summary.FilesKey))
        {
            var read = await vault.Rules.FindLockAsync(key, cancellation);
            if (!read.IsRead) throw new TrialException($"{key}: its lock could not be read: {read.Refusal}; allow s3:GetObjectRetention");
            if (read.Value is { } found) locks.Add(found);
            else free.Add(key);
        }

        if (free.Count > 0 && rules?.Lock.Value?.Default is { } given)
            throw new TrialException($"the bucket locks new objects for {given.Days} days, and {free.Count} of the export's carry no lock, such as {free[0]}");
        if (locks.Count == 0)
        {
            journal.Learn("The export's objects carry no lock: the bucket has no default retention. Locked they are only where they are replicated into a locked bucket.");
            return "no lock";
        }

        var (first, last) = (locks.Min(found => found.Until), locks.Max(found => found.Until));
        journal.Learn($"DynamoDB's export wrote into the bucket, and each object carries its default lock: {string.Join(" and ", locks.Select(found => found.Mode).Distinct())}, until {last:u}.");
        return $"{locks.Count} objects locked until {first:u} or later";
    });
}
