using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Functions.Copies;

/// <summary>The catalogues of one account and Region, each read once within an invocation.</summary>
internal sealed class ScopeCatalogues(IVaultObjects vault, VaultLocation location, TableScope scope)
{
    private readonly Dictionary<VaultPrefix, CopyCatalogue> _read = [];

    /// <summary>The catalogue that an export belongs to; null for an export that is not ours: to another bucket or place.</summary>
    public async Task<CopyCatalogue?> FindAsync(TableExport export, CancellationToken cancellation)
    {
        if (export.Bucket != location.Bucket || !VaultPrefix.TryParse(export.Prefix, out var prefix)) return null;
        if (prefix.Scope != scope || prefix.Table != export.Arn.Table.Table || (export.TableId.Length > 0 && export.TableId != prefix.TableId)) return null;
        if (!_read.TryGetValue(prefix, out var catalogue))
            _read.Add(prefix, catalogue = await CopyCatalogue.ReadAsync(vault, prefix, cancellation));
        return catalogue;
    }
}
