using System.CommandLine;
using BackupScheduler.Cli.Vault.Listing;
using BackupScheduler.Cli.Vault.Probe;
using BackupScheduler.Cli.Vault.Verification;

namespace BackupScheduler.Cli.Vault;

/// <summary><c>vault</c>: the copies of tables in the vault account.</summary>
internal static class VaultCommand
{
    public static Command Create() => new("vault", "The copies of tables in the vault account: what there is, whether it is whole, and whether exports get there.")
    {
        VaultListCommand.Create(),
        VaultVerifyCommand.Create(),
        VaultProbeCommand.Create(),
    };
}
