using BackupScheduler.Aws;
using BackupScheduler.Core.Vault;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Cli.Vault;

/// <summary>Options and environment, read and checked.</summary>
/// <param name="Settings">The functions' settings.</param>
/// <param name="Copies">What they say of the vault.</param>
/// <param name="Aws">How AWS is reached.</param>
internal sealed record VaultSetup(FunctionSettings Settings, CopyRules Copies, AwsOptions Aws)
{
    /// <summary>The role of the vault's account that may read all copies, and nothing else.</summary>
    public const string ReaderRole = "backup-scheduler-vault/VaultReader";

    private const string SessionName = "backup-scheduler-vault";

    /// <summary>Reads; nothing is called.</summary>
    /// <param name="profile">The profile that was asked for; null for what the SDK finds.</param>
    /// <param name="environment">The environment.</param>
    /// <exception cref="BadUsageException">Something is wrong, or no vault is named; all of it is told.</exception>
    public static VaultSetup Read(string? profile, IReadOnlyDictionary<string, string> environment)
    {
        var access = AwsAccess.Read(profile, region: null, environment);
        var settings = SettingsReader.ReadForVault(access.Variables, out var errors) ?? throw new BadUsageException(errors);
        var copies = settings.Copies ?? throw new BadUsageException("VAULT_BUCKET: not set, accepted: the name of the vault's bucket, with VAULT_ACCOUNT its owner");
        return new VaultSetup(settings, copies, access.OptionsFor(settings));
    }

    /// <summary>The vault, as it is read.</summary>
    /// <param name="direct">With the caller's own credentials.</param>
    public VaultWorld World(bool direct)
    {
        var ports = new AwsPorts(Aws);
        var session = direct ? ports.Own() : ports.Through(ReaderRole, Settings.ExternalId, SessionName);
        return new VaultWorld(
            session.Vaults(Copies.Vault).Open(Copies.Vault.Account), session.VaultRules(Copies.Vault), new Patience(new SystemJitter(), TimeProvider.System));
    }
}

/// <summary>What the commands need from outside.</summary>
/// <param name="Objects">The bucket.</param>
/// <param name="Rules">Its rules.</param>
/// <param name="Patience">Tries again what fails in passing; its clock is the commands'.</param>
internal sealed record VaultWorld(IVaultObjects Objects, IVaultRules Rules, Patience Patience)
{
    public DateTimeOffset Now => Patience.Time.GetUtcNow();
}
