using BackupScheduler.Aws;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Cli.Enforcement;

/// <summary>The environment, read and checked, of a command that deals with the deny.</summary>
/// <param name="Settings">The functions' settings.</param>
/// <param name="Aws">How AWS is reached.</param>
internal sealed record EnforcementSetup(FunctionSettings Settings, AwsOptions Aws)
{
    /// <summary>How its sessions are named in the accounts' trails.</summary>
    public const string SessionName = "backup-scheduler-cli";

    private const string Variable = "ENFORCEMENT";

    public EnforcementRules Rules => Settings.Enforcement;

    /// <summary>The method as the variable takes it.</summary>
    public string Method => Rules.Method switch
    {
        EnforcementMethod.Scp => "scp",
        EnforcementMethod.Both => "both",
        EnforcementMethod.Off => "off",
        _ => "attach",
    };

    private bool IsMethodSet { get; init; } = true;

    /// <summary>Reads; nothing is called.</summary>
    /// <exception cref="BadUsageException">Something is wrong; all of it is told.</exception>
    public static EnforcementSetup Read(EnforcementOptions options, IReadOnlyDictionary<string, string> environment)
    {
        var access = AwsAccess.Read(options.Profile, options.HomeRegion, environment);
        var settings = SettingsReader.ReadForEnforcement(access.Variables, out var errors) ?? throw new BadUsageException(errors);
        return new EnforcementSetup(settings, access.OptionsFor(settings))
        {
            IsMethodSet = !string.IsNullOrWhiteSpace(environment.GetValueOrDefault(Variable)),
        };
    }

    /// <summary>AWS, each account reached through the enforcer's role.</summary>
    public EnforcementWorld World()
    {
        var aws = new AwsPorts(Aws);
        var identities = aws.IdentityStores(Rules.EnforcerRole, Settings.ExternalId, SessionName);
        return new EnforcementWorld(aws.Organization(), identities, new SystemJitter(), TimeProvider.System);
    }

    /// <summary>The line that says why the command does nothing under this method.</summary>
    public BadUsageException RefuseMethod(string accepted) =>
        new($"{Variable}: {(IsMethodSet ? $"given '{Method}'" : $"not set, which means '{Method}'")}, accepted {accepted}");
}
