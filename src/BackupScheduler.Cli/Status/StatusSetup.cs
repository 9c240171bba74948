using BackupScheduler.Aws;
using BackupScheduler.Cli.Letters;
using BackupScheduler.Cli.Vault;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Vault;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Cli.Status;

/// <summary>The environment, read and checked, of whoever looks at the organization.</summary>
/// <param name="Settings">The functions' settings.</param>
/// <param name="Aws">How AWS is reached.</param>
internal sealed record StatusSetup(FunctionSettings Settings, AwsOptions Aws)
{
    private const string SessionName = "backup-scheduler-status";

    /// <summary>Reads; nothing is called.</summary>
    /// <param name="profile">The profile that was asked for; null for what the SDK finds.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="region">The home Region; null for AWS_REGION or the profile's.</param>
    /// <exception cref="BadUsageException">Something is wrong; all of it is told.</exception>
    public static StatusSetup Read(string? profile, IReadOnlyDictionary<string, string> environment, string? region = null)
    {
        var access = AwsAccess.Read(profile, region, environment);
        var settings = SettingsReader.ReadWithoutQueues(access.Variables, out var errors) ?? throw new BadUsageException(errors);
        return new StatusSetup(settings, access.OptionsFor(settings));
    }

    /// <summary>AWS: each account through its Operator role, the vault through its reader; with <paramref name="isDirect"/> the caller's own as the caller.</summary>
    public async Task<StatusWorld> WorldAsync(bool isDirect, CancellationToken cancellation)
    {
        var ports = new AwsPorts(Aws);
        var own = isDirect ? await ports.CallerAsync(cancellation) : (AccountId?)null;
        var operators = ports.Through(EnforcementRules.OperatorRole, Settings.ExternalId, SessionName, own);
        var patience = new Patience(new SystemJitter(), TimeProvider.System);
        return new StatusWorld(Settings, ports.Organization(), operators.BackupStores(), patience)
        {
            Tags = operators.TableTags(),
            TableIds = operators.TableIdentities(),
            Identities = operators.IdentityStores(),
            Vault = Settings.Copies is { } copies
                ? VaultOf(copies.Vault, ports.Through(VaultSetup.ReaderRole, Settings.ExternalId, SessionName, own), patience)
                : null,
            AllRegions = AwsPorts.RegionsOfPartition(Settings.HomeRegion),
            Letters = Settings.DeadLetterQueueUrl is null ? null : new LetterDesk(new LetterSetup(Settings, Aws).World()),
        };
    }

    private static VaultWorld VaultOf(VaultLocation at, AwsSession session, Patience patience) =>
        new(session.Vaults(at).Open(at.Account), session.VaultRules(at), patience);
}
