using BackupScheduler.Core;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Enforcement;

/// <summary>An event of an account's IAM: judged first, and only what weakens the deny costs calls.</summary>
internal sealed class EventEnforcement(FunctionSettings settings, OrganizationMembership membership, EnforcementPorts ports)
{
    private static readonly TimeSpan s_rollOut = TimeSpan.FromMinutes(15);

    private readonly EnforcementRules _rules = settings.Enforcement;
    private readonly AttachingAccounts _attaching = new(settings.Enforcement, membership);
    private readonly PrincipalProtection _principals = new(settings, ports);

    public async Task RunAsync(IamEvent e, WorkContext work)
    {
        var decision = EventReview.Decide(e, _rules, await _attaching.ContainsAsync(e.Account, work.Cancellation));
        if (decision is EventDecision.Ignore && decision.Tampering is null)
        {
            Ignore(e, decision.Because);
            return;
        }

        var account = await membership.FindAsync(e.Account, work.Cancellation) ?? throw Foreign(e);
        if (decision.Tampering is { } what) Alarm(e, what);
        if (account.State != AccountState.Active) Ignore(e, $"the account is {account.State}");
        else await ActInTimeAsync(e, decision, work);
    }

    // The events of a new account's first roles come before the enforcer's own role is there: StackSets take some minutes.
    private async Task ActInTimeAsync(IamEvent e, EventDecision decision, WorkContext work)
    {
        try
        {
            await ActAsync(e, decision, work);
        }
        catch (ServiceFailureException failure) when (failure.Kind == FailureKind.RoleUnavailable && work.Now - e.Time < s_rollOut)
        {
            throw new ServiceFailureException(FailureKind.Transient, failure.Code, $"{failure.Message} (tried again for {s_rollOut.TotalMinutes:0} minutes after the event)", failure);
        }
    }

    private Task ActAsync(IamEvent e, EventDecision decision, WorkContext work)
    {
        switch (decision)
        {
            case EventDecision.CoverPrincipal cover:
                ports.Log.Acting(WorkPlace.Of(e.Account), e.Name, Given.Show(cover.Name), cover.Because);
                return _principals.CoverAsync(e, cover, work);
            case EventDecision.RepairPolicy:
                ports.Log.Acting(WorkPlace.Of(e.Account), e.Name, _rules.PolicyName, decision.Because);
                return _principals.RepairAsync(e.Account, work);
            case EventDecision.SweepAccount:
                ports.Log.Acting(WorkPlace.Of(e.Account), e.Name, _rules.PolicyName, decision.Because);
                return _principals.SendSweepAsync(e.Account, work);
            default:
                Ignore(e, decision.Because);
                return Task.CompletedTask;
        }
    }

    private void Ignore(IamEvent e, string because)
    {
        ports.Metrics.Count(Metric.EventsIgnored, 1, new TableScope(e.Account, settings.HomeRegion));
        ports.Log.EventIgnored(WorkPlace.Of(e.Account), Given.Show(e.Name), because);
    }

    private void Alarm(IamEvent e, string what)
    {
        ports.Metrics.Count(Metric.Tampering, 1, new TableScope(e.Account, settings.HomeRegion));
        ports.Log.Tampering(WorkPlace.Of(e.Account), what, Given.Show(e.Actor), Given.Show(e.Id));
    }

    private static ServiceFailureException Foreign(IamEvent e) =>
        new(FailureKind.Malformed, "ForeignAccount", $"account: given {e.Account}, accepted are accounts of the organization");
}
