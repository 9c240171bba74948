using BackupScheduler.Aws;
using BackupScheduler.Aws.Restores;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Cli.Restore;

/// <summary>What a restore needs from outside.</summary>
/// <param name="Settings">The functions' settings.</param>
/// <param name="SessionOf">AWS as an operator reaches it in an account.</param>
/// <param name="Vault">The vault, as its reader sees it; null where none is configured.</param>
/// <param name="Time">The clock.</param>
/// <param name="Jitter">Randomness.</param>
internal sealed record RestoreWorld(
    FunctionSettings Settings, Func<AccountId, AwsSession> SessionOf, IVaultObjects? Vault, TimeProvider Time, IJitter Jitter)
{
    /// <summary>Between two looks at what takes its time.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(5);

    public VaultLocation? VaultAt => Settings.Copies?.Vault;

    public DynamoRestoreTarget Target(TableScope scope) => SessionOf(scope.Account).RestoreTarget(scope);

    public IBackupStore Backups(TableScope scope) => SessionOf(scope.Account).BackupStores().Open(scope);

    public RestorePorts Ports(TableScope scope, IProgress<RestoreProgress>? progress) =>
        new(Target(scope), Vault, Time, Jitter) { Look = Look, Progress = progress };
}
