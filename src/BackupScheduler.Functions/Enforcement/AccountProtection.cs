using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Enforcement;

/// <summary>ProtectAccount: sweeps an account. What fails makes the item come again, or a dead letter, after everybody else is covered.</summary>
internal sealed class AccountProtection(FunctionSettings settings, OrganizationMembership membership, EnforcementPorts ports)
{
    private readonly AttachingAccounts _attaching = new(settings.Enforcement, membership);
    private readonly AccountSweep _sweep = new(settings.Enforcement, settings.Limits.IamWriteRate, ports.Identities, ports.Time);
    private readonly CoverageReporting _reporting = new(settings, ports);

    public async Task RunAsync(ProtectAccount item, WorkContext work)
    {
        if (!await _attaching.ContainsAsync(item.Account, work.Cancellation))
        {
            ports.Log.NotAttaching(WorkPlace.Of(item), settings.Enforcement.Method);
            return;
        }

        var options = new SweepOptions
        {
            IsEnding = () => work.Invocation.IsEnding,
            MayTidy = !work.IsRepeated,
            PolicyTold = deny => _reporting.Tell(WorkPlace.Of(item), item.Account, deny),
            Told = result => _reporting.Tell(WorkPlace.Of(item), result),
        };
        var report = await _sweep.RunAsync(item.Account, options, work.Cancellation);
        _reporting.Tell(WorkPlace.Of(item), report);
        if (report.Failure is { } failure) throw failure;
    }
}
