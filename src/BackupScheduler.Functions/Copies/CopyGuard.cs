using BackupScheduler.Core;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Copies;

/// <summary>What must hold before anything is copied: queues are untrusted, and settings may have changed since an item was sent.</summary>
internal static class CopyGuard
{
    public static (CopyRules Rules, CopyPorts Ports) Check(ScopedWorkItem item, FunctionSettings settings, HandlerPorts ports)
    {
        if (settings.Copies is not { } rules || ports.Copies is not { } copies)
            throw new ServiceFailureException(FailureKind.Malformed, "NoVault", $"kind: given {item.GetType().Name}, and VAULT_BUCKET is not set: there is nowhere to copy to");
        if (item.Account == rules.Vault.Account)
            throw new ServiceFailureException(FailureKind.Malformed, "MalformedItem", Given.Line("account", Given.Show(item.Account.Value), "any account but the vault's own"));
        return (rules, copies);
    }

    /// <summary>Where the table's copies lie.</summary>
    /// <exception cref="ServiceFailureException">The table's id cannot be part of a key.</exception>
    public static VaultPrefix PrefixOf(TableScope scope, TableName table, string tableId) => ExportId.IsValid(tableId)
        ? new VaultPrefix(scope, table, tableId)
        : throw new ServiceFailureException(FailureKind.Other, "UnreadableAnswer", Given.Line("TableId", Given.Show(tableId), "letters, digits and hyphens"));
}
