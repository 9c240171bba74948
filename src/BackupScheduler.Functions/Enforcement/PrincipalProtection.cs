using BackupScheduler.Core;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Enforcement;

/// <summary>What an event asks for: one principal's calls, or the policy's.</summary>
internal sealed class PrincipalProtection(FunctionSettings settings, EnforcementPorts ports)
{
    private readonly EnforcementRules _rules = settings.Enforcement;
    private readonly CoverageReporting _reporting = new(settings, ports);

    /// <summary>A new principal costs at most five calls: its facts, the policy's two, the attachment, and inline where that is full.</summary>
    public async Task CoverAsync(IamEvent e, EventDecision.CoverPrincipal cover, WorkContext work)
    {
        var where = WorkPlace.Of(e.Account);
        var store = ports.Identities.Open(e.Account);
        if (await FindAsync(store, cover, work.Cancellation) is not { } facts)
        {
            Miss(e, cover.Name, work);
            return;
        }

        var deny = new DenyKeeping(store, _rules, e.Account, ports.Time);
        var covering = new PrincipalCovering(store, _rules, deny, new RatePacer(settings.Limits.IamWriteRate, ports.Time), isDryRun: false);
        CoverageResult result;
        try
        {
            result = await covering.CoverAsync(AsItCouldBeAssumed(facts, e), work.Cancellation);
        }
        finally
        {
            // Whatever becomes of the attachment: the next try finds the policy in order, and would not tell.
            _reporting.Tell(where, e.Account, deny.Finding);
            // Nobody else in the account has it either.
            if (deny.Finding.State == DenyState.New) await SendSweepAsync(e.Account, work);
        }

        if (result.State == CoverageState.Gone) Miss(e, cover.Name, work);
        else _reporting.TellAlone(where, result);
    }

    /// <summary>The managed policy, which others have touched.</summary>
    public async Task RepairAsync(AccountId account, WorkContext work)
    {
        var deny = new DenyKeeping(ports.Identities.Open(account), _rules, account, ports.Time);
        var finding = await deny.EnsureAsync(work.Cancellation);
        _reporting.Tell(WorkPlace.Of(account), account, finding);
        if (finding.State != DenyState.Right) await SendSweepAsync(account, work);
    }

    /// <summary>A sweep of the account by an item of its own, with its own time and tries.</summary>
    public Task SendSweepAsync(AccountId account, WorkContext work)
    {
        var sweep = new ProtectAccount { Version = WorkItem.CurrentVersion, Run = RunId.At(work.Now), Account = account };
        return ports.Queues.SendAsync(WorkQueue.Enforcement, [new OutgoingItem(sweep, TimeSpan.Zero)], work.Cancellation);
    }

    // Somebody may have opened the trust, assumed the role for hours, and closed the trust again before the event came.
    private static PrincipalFacts AsItCouldBeAssumed(PrincipalFacts facts, IamEvent e) =>
        e.Trust is { } given && !TrustPolicy.IsOnlyForBackup(given) ? facts with { Trust = given } : facts;

    // The inline policy under our name is worth a read only where the deny is to be inline.
    private async Task<PrincipalFacts?> FindAsync(IIdentityStore store, EventDecision.CoverPrincipal cover, CancellationToken cancellation)
    {
        var facts = await store.FindAsync(cover.Kind, cover.Name, cancellation);
        if (facts is null || _rules.Mode == DenyMode.Managed) return facts;
        var inline = await store.FindInlineAsync(facts.Arn, _rules.PolicyName, cancellation);
        return facts with { Inline = inline is null ? [] : [inline] };
    }

    private void Miss(IamEvent e, string name, WorkContext work)
    {
        if (EventReview.MayYetAppear(e, work.Now))
            throw new ServiceFailureException(FailureKind.Transient, "NotYetVisible", $"{Given.Show(name)}: IAM does not know it, {(work.Now - e.Time).TotalSeconds:0} s after {e.Name}");
        ports.Metrics.Count(Metric.PrincipalsGone, 1, new TableScope(e.Account, settings.HomeRegion));
        ports.Log.PrincipalGone(WorkPlace.Of(e.Account), Given.Show(name));
    }
}
