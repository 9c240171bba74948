using BackupScheduler.Aws;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Functions.Enforcement;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Cli.Demo.Deny;

/// <summary>What <c>unprotect --principal</c> does, to the user of the proof.</summary>
internal static class Unprotecting
{
    public static async Task RunAsync(
        DemoWorld world, IReadOnlyDictionary<string, string> variables, string account, CancellationToken cancellation)
    {
        var settings = SettingsReader.ReadForEnforcement(variables, out var errors) ?? throw new InvalidOperationException(string.Join("; ", errors));
        var stores = new AwsPorts(AwsOptions.ForEmulator(world.Proxy.Address, DemoWorld.HomeRegion))
            .IdentityStores(settings.Enforcement.EnforcerRole, settings.ExternalId, "backup-scheduler-cli");
        var removal = new DenyRemoval(settings.Enforcement, settings.Limits.IamWriteRate, stores, TimeProvider.System);
        var alice = new PrincipalArn(settings.Enforcement.Partition, AccountId.Parse(account), PrincipalKind.User, "/", DemoPrincipals.Prover.Name);
        if (await removal.FindAsync(alice, cancellation) is { } decision) await removal.TakeOffAsync(decision, isDryRun: false, cancellation);
    }
}
