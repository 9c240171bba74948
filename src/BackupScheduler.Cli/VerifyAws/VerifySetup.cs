using BackupScheduler.Aws;
using BackupScheduler.Core;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Tables;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Cli.VerifyAws;

/// <summary>Options and environment, read and checked.</summary>
/// <param name="Options">The options.</param>
/// <param name="Settings">The functions' settings: names, prefix, external id.</param>
/// <param name="Aws">How AWS is reached.</param>
internal sealed record VerifySetup(VerifyOptions Options, FunctionSettings Settings, AwsOptions Aws)
{
    private const string SessionName = "backup-scheduler-verify";

    /// <summary>The deny is attached whatever is configured: a role that is exempt, or covered inline, would prove nothing.</summary>
    public EnforcementRules Rules => Settings.Enforcement with { Mode = DenyMode.Managed, Exempt = [] };

    /// <summary>Reads; nothing is called.</summary>
    /// <exception cref="BadUsageException">Something is wrong; all of it is told.</exception>
    public static VerifySetup Read(VerifyOptions options, IReadOnlyDictionary<string, string> environment)
    {
        var access = AwsAccess.Read(options.Profile, options.Region, environment);
        var settings = SettingsReader.ReadForEnforcement(access.Variables, out var errors) ?? throw new BadUsageException(errors);
        return new VerifySetup(options, settings, access.OptionsFor(settings));
    }

    /// <summary>AWS, as the options reach it.</summary>
    /// <exception cref="BadUsageException">The account is not the caller's own, and nothing says how to reach it.</exception>
    public async Task<VerifyWorld> WorldAsync(CancellationToken cancellation)
    {
        var ports = new AwsPorts(Aws);
        var caller = await ports.CallerAsync(cancellation);
        var account = Options.Account ?? caller;
        if (account != caller && Options.SetupRole is null)
            throw new BadUsageException(Given.Line(
                "--account", Given.Show(account.Value), $"the credentials' own account, {caller}, or with --setup-role a role of that account, which makes the scratch things"));
        var setup = Options.SetupRole is { } role ? ports.Through(role, externalId: null, SessionName) : ports.Own();
        var scope = new TableScope(account, Settings.HomeRegion);
        if (Options.Through == VerifyThrough.Direct) return new VerifyWorld(scope, setup, setup, setup, Operator: null, TimeProvider.System);
        AwsSession Member(string name) => ports.Through(name, Settings.ExternalId, SessionName);
        return new VerifyWorld(
            scope, setup, Member(Settings.BackupRoleName), Member(Rules.EnforcerRole), Member(EnforcementRules.OperatorRole), TimeProvider.System);
    }
}
