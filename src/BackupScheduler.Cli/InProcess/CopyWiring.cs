using BackupScheduler.Aws;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Cli.InProcess;

/// <summary>What copying to the vault needs, where the settings name one.</summary>
internal static class CopyWiring
{
    /// <summary>The ports over AWS; null without a vault.</summary>
    /// <param name="aws">AWS.</param>
    /// <param name="settings">The functions' settings.</param>
    /// <param name="sessionName">How the sessions are named in the accounts' trails.</param>
    public static CopyPorts? Copies(this AwsPorts aws, FunctionSettings settings, string sessionName) => settings.Copies is not { Vault: var vault }
        ? null
        : new CopyPorts(
            aws.TableExports(settings.BackupRoleName, settings.ExternalId, sessionName),
            aws.Vaults(vault, settings.BackupRoleName, settings.ExternalId, sessionName));
}
