using BackupScheduler.Core;
using BackupScheduler.Core.Restores;

namespace BackupScheduler.Cli.Restore;

/// <summary>Plans a restore, from wherever.</summary>
internal static class RestorePlanning
{
    public static async Task<RestorePlan> MakeAsync(RestoreWorld world, RestoreFrom from, RestoreRequest request, CancellationToken cancellation) =>
        from == RestoreFrom.Vault
            ? await new VaultPlanning(world).MakeAsync(request, cancellation)
            : await new BackupPlanning(world).MakeAsync(request, cancellation);

    /// <summary>What the options say that cannot go together.</summary>
    /// <exception cref="BadUsageException">Something cannot.</exception>
    public static void Check(RestoreOptions options)
    {
        if (options.From == RestoreFrom.Vault) return;
        if (options.ToAccount is { } other && other != options.Account)
            throw new BadUsageException(Given.Line(
                "--to-account", Given.Show(other.Value), $"{options.Account} with --from backup: an on-demand backup cannot leave its account; --from vault restores into another"));
        if (options.IntoExisting) throw OnlyFromVault("--into-existing", "a backup always makes a table");
        if (options.Method != RestoreMethod.Auto) throw OnlyFromVault("--method", "a backup is restored by DynamoDB");
        if (options.Schema is not null) throw OnlyFromVault("--schema", "a backup knows its table");
    }

    private static BadUsageException OnlyFromVault(string option, string because) => new($"{option}: given with --from backup, accepted with --from vault: {because}");
}
