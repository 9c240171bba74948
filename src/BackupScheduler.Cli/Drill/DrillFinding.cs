using BackupScheduler.Core;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Cli.Drill;

/// <summary>Finds the tables that have something to be restored from.</summary>
internal sealed class DrillFinding(DrillOptions options, DrillWorld world)
{
    /// <exception cref="BadUsageException">A table that was named has nothing, or there is none at all.</exception>
    public async Task<IReadOnlyList<DrillCandidate>> FindAsync(CancellationToken cancellation)
    {
        var found = new HashSet<DrillCandidate>();
        if (options.FromBackups) await AddBackedUpAsync(found, cancellation);
        if (options.FromVault) await AddCopiedAsync(found, cancellation);
        var unmatched = (options.Tables ?? []).Where(pattern => !found.Any(candidate => pattern.Matches(candidate.Table.Scope, candidate.Table.Table))).ToList();
        if (unmatched.Count > 0)
            throw new BadUsageException([.. unmatched.Select(pattern => Given.Line("--tables", Given.Show(pattern.Text), "tables that have something to restore from, in these accounts and Regions"))]);
        return [.. found];
    }

    private async Task AddBackedUpAsync(HashSet<DrillCandidate> found, CancellationToken cancellation)
    {
        var settings = world.Restores.Settings;
        foreach (var account in options.Accounts ?? await world.AccountsAsync(cancellation))
        {
            foreach (var region in options.Regions ?? settings.Regions)
            {
                var scope = new TableScope(account, region);
                var pacer = new RatePacer(settings.Limits.ListRate, world.Restores.Time);
                await foreach (var page in pacer.PaceAsync(world.Restores.Backups(scope).ListBackupsAsync(new BackupQuery(), cancellation), cancellation))
                    foreach (var backup in page.Where(backup => backup.Status == BackupStatus.Available && BackupChoosing.TimeOf(backup, settings.Naming) is not null))
                        Add(found, scope, backup.Table, isFromVault: false);
            }
        }
    }

    private async Task AddCopiedAsync(HashSet<DrillCandidate> found, CancellationToken cancellation)
    {
        foreach (var account in await FoldersAsync("", cancellation))
        {
            if (!AccountId.TryParse(account, out var id) || options.Accounts?.Contains(id) == false) continue;
            foreach (var region in await FoldersAsync($"{account}/", cancellation))
            {
                if (!Region.TryParse(region, out var parsed) || options.Regions?.Contains(parsed) == false) continue;
                foreach (var table in await FoldersAsync($"{account}/{region}/", cancellation))
                    if (TableName.TryParse(table, out var name)) Add(found, new TableScope(id, parsed), name, isFromVault: true);
            }
        }
    }

    private async Task<IReadOnlyList<string>> FoldersAsync(string prefix, CancellationToken cancellation)
    {
        var names = new List<string>();
        var vault = world.Restores.Vault ?? throw new BadUsageException("VAULT_BUCKET: not set, accepted with --from vault or both: the vault's bucket, with VAULT_ACCOUNT");
        await foreach (var page in vault.ListFoldersAsync(prefix, cancellation)) names.AddRange(page.Select(folder => folder[prefix.Length..].TrimEnd('/')));
        return names;
    }

    private void Add(HashSet<DrillCandidate> found, TableScope scope, TableName table, bool isFromVault)
    {
        if (table.Value.StartsWith(DrillWorld.Prefix, StringComparison.Ordinal)) return;
        var isWanted = options.Tables is { } patterns ? patterns.Any(pattern => pattern.Matches(scope, table)) : world.Restores.Settings.Tables.Selects(scope, table);
        if (isWanted) found.Add(new DrillCandidate(new TableArn(scope, table), isFromVault));
    }
}
