using BackupScheduler.Aws;
using BackupScheduler.Cli.Trials;
using BackupScheduler.Core;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Vault.Probe;

/// <summary>What the probe needs from outside.</summary>
/// <param name="Trial">Where the scratch table is made and exported.</param>
/// <param name="Vault">The vault, as its reader sees it.</param>
internal sealed record ProbeWorld(TrialWorld Trial, VaultWorld Vault)
{
    private const string SessionName = "backup-scheduler-probe";

    /// <summary>AWS, as the options reach it.</summary>
    /// <exception cref="BadUsageException">The account is not the caller's own, and nothing says how to reach it.</exception>
    public static async Task<ProbeWorld> OfAsync(VaultProbeOptions options, VaultSetup setup, CancellationToken cancellation)
    {
        var ports = new AwsPorts(setup.Aws);
        if (options.SetupRole is null && await ports.CallerAsync(cancellation) is var caller && caller != options.Account)
            throw new BadUsageException(Given.Line(
                "--account", Given.Show(options.Account.Value), $"the credentials' own account, {caller}, or with --setup-role a role of that account, which makes the table"));
        var own = options.SetupRole is { } role ? ports.Through(role, externalId: null, SessionName) : ports.Own();
        var worker = ports.Through(setup.Settings.BackupRoleName, setup.Settings.ExternalId, SessionName);
        return new ProbeWorld(new TrialWorld(new TableScope(options.Account, options.Region), own, worker, TimeProvider.System), setup.World(options.Direct));
    }
}
