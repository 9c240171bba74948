using BackupScheduler.Aws;
using BackupScheduler.Core;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Cli.Restore;

/// <summary>The environment, read and checked, of a command that restores.</summary>
/// <param name="Settings">The functions' settings: names, prefix, external id, vault.</param>
/// <param name="Aws">How AWS is reached.</param>
internal sealed record RestoreSetup(FunctionSettings Settings, AwsOptions Aws)
{
    /// <summary>The role of the vault account that reads the copies.</summary>
    public const string VaultReaderRole = Vault.VaultSetup.ReaderRole;

    private const string SessionName = "backup-scheduler-restore";
    private const string HomeRegion = "AWS_REGION";

    /// <summary>Reads; nothing is called.</summary>
    /// <param name="profile">A profile; null for what the SDK finds.</param>
    /// <param name="region">A Region that stands in for the home Region where none is set.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="needsRegions">Whether REGIONS must be set.</param>
    /// <exception cref="BadUsageException">Something is wrong; all of it is told.</exception>
    public static RestoreSetup Read(string? profile, Region? region, IReadOnlyDictionary<string, string> environment, bool needsRegions = false)
    {
        var access = AwsAccess.Read(profile, region: null, environment);
        if (!access.Variables.ContainsKey(HomeRegion) && region is { } stand)
            access = access with { Variables = new Dictionary<string, string>(access.Variables, StringComparer.Ordinal) { [HomeRegion] = stand.Value } };
        IReadOnlyList<string> errors;
        var settings = (needsRegions ? SettingsReader.ReadWithoutQueues(access.Variables, out errors) : SettingsReader.ReadForVault(access.Variables, out errors))
            ?? throw new BadUsageException(errors);
        return new RestoreSetup(settings, access.OptionsFor(settings));
    }

    /// <summary>Reads a description of a table out of a file.</summary>
    /// <exception cref="BadUsageException">There is no such file, or it describes no table.</exception>
    public static TableDescription? ReadSchema(string? file)
    {
        const string Accepted = "a file with a table as the vault's catalogue describes it (its member 'table')";
        if (file is null) return null;
        byte[] content;
        try
        {
            content = File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadUsageException(Given.Line("--schema", Given.Show(file), $"{Accepted}: {e.Message}"));
        }

        return SchemaReading.TryRead(content, out var table, out var error)
            ? table
            : throw new BadUsageException(Given.Line("--schema", Given.Show(file), $"{Accepted}: {error}"));
    }

    /// <summary>AWS: each account through its Operator role, the vault through its reader; with <paramref name="isDirect"/> the caller's own as the caller.</summary>
    public async Task<RestoreWorld> WorldAsync(bool isDirect, CancellationToken cancellation)
    {
        var ports = new AwsPorts(Aws);
        var own = isDirect ? await ports.CallerAsync(cancellation) : (AccountId?)null;
        AwsSession Through(AccountId account, string role) => account == own ? ports.Own() : ports.Through(role, Settings.ExternalId, SessionName);
        var vault = Settings.Copies?.Vault is { } at ? Through(at.Account, VaultReaderRole).Vaults(at).Open(at.Account) : null;
        return new RestoreWorld(Settings, account => Through(account, EnforcementRules.OperatorRole), vault, TimeProvider.System, new SystemJitter());
    }
}
