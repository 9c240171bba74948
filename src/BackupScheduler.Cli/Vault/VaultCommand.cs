using System.CommandLine;
using BackupScheduler.Cli.Shell;
using BackupScheduler.Cli.Vault.Listing;
using BackupScheduler.Cli.Vault.Probe;
using BackupScheduler.Cli.Vault.Verification;

namespace BackupScheduler.Cli.Vault;

/// <summary><c>vault</c>: the copies of tables in the vault account.</summary>
internal static class VaultCommand
{
    private static readonly CommandHelp s_help = new("The copies of tables in the vault account: what there is, whether it is whole, and whether exports get there.")
    {
        Examples = [new("vault list", "How every table's copies stand"), new("vault verify", "Whether the copies are whole")],
        ExitCodes = [new(ExitCode.Done, "as its commands say"), new(ExitCode.Failed, "as its commands say"), ExitMeaning.NothingDone, ExitMeaning.Interrupted],
    };

    public static Command Create() => new DocumentedCommand("vault", s_help)
    {
        VaultListCommand.Create(),
        VaultVerifyCommand.Create(),
        VaultProbeCommand.Create(),
    };
}
