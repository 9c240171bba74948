using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
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
using Microsoft.Extensions.Logging;

namespace BackupScheduler.Functions.Accounts;

/// <summary>
/// A firing of the schedule: one BackUpAccount per selected account and Region, and one ProtectAccount per active account.
/// It fails as a whole, so that the schedule fires it again: the run is named by the event's time and stays the same.
/// </summary>
public sealed class ScheduleAccountsHandler(
    FunctionSettings settings, IOrganization organization, IWorkQueues queues, IMetrics metrics, TimeProvider time, ILogger log)
{
    // ProtectAccount number i waits floor(i/20) s: sweeps of a large organization must not starve the events of new roles.
    private static readonly Pacing ProtectPacing = new(20);

    private readonly AccountChoosing _choosing = new(settings.Accounts, organization);

    /// <summary>Handles the schedule's event.</summary>
    /// <param name="scheduled">Its <c>time</c> names the run; <c>detail</c> may be an object or a string and is not read.</param>
    /// <param name="context">Tells the time that is left.</param>
    public async Task HandleAsync(CloudWatchEvent<JsonElement> scheduled, ILambdaContext context)
    {
        using var invocation = Invocation.Start(context, time);
        var run = RunOf(scheduled);
        var chosen = await _choosing.ChooseAsync(invocation.Cancellation);
        LogChoice(chosen, run);
        var firing = Firing.OfSchedule(run);
        var items = firing.Items(chosen.Selected, settings.Regions);
        await queues.SendAsync(WorkQueue.Accounts, [.. items.Select(item => new OutgoingItem(item, TimeSpan.Zero))], invocation.Cancellation);
        var toProtect = await ToProtectAsync(chosen, invocation.Cancellation);
        if (toProtect.Count > 0)
            await queues.SendAsync(WorkQueue.Enforcement, [.. toProtect.Select((account, i) => Protect(run, account, i))], invocation.Cancellation);

        // Last: a firing that fails before sends everything again.
        if (settings.ReportAccount is { } account)
        {
            var closing = firing.Closing(account, chosen.Selected, settings.Regions);
            await queues.SendAsync(WorkQueue.Accounts, [new OutgoingItem(closing, settings.FirstLookAtReports(run))], invocation.Cancellation);
        }

        metrics.Count(Metric.AccountsScheduled, items.Count);
        log.AccountsScheduled(Place(run), chosen.Selected.Count, settings.Regions.Count, toProtect.Count);
    }

    private static RunId RunOf(CloudWatchEvent<JsonElement> scheduled) => scheduled.Time != default
        ? RunId.At(new DateTimeOffset(DateTime.SpecifyKind(scheduled.Time.ToUniversalTime(), DateTimeKind.Utc)))
        : throw new ServiceFailureException(
            FailureKind.Malformed, "MalformedEvent", "time: missing, accepted is the scheduled time in ISO 8601; it names the run");

    private void LogChoice(ChosenAccounts chosen, RunId run)
    {
        foreach (var leftOut in chosen.Decisions.Where(decision => !decision.Selected))
            log.AccountLeftOut(Place(run) with { Account = leftOut.Account.Id.Value }, leftOut.Reason);
        if (chosen.Selected.Count == 0) log.NoAccountSelected(Place(run));
        foreach (var unknown in chosen.Unknown)
            log.UnknownAccount(Place(run) with { Account = unknown.Value });
        ReportUnmatched(run, chosen.Selected);
    }

    // Whoever lists an account and Region reports the tables that are not there; these nobody lists.
    private void ReportUnmatched(RunId run, IReadOnlyList<AccountId> selected)
    {
        var nowhere = settings.Tables.Include.Where(pattern => pattern is { IsLiteral: true, IsAddress: true } && !IsListed(pattern.LiteralScope));
        foreach (var pattern in nowhere)
        {
            metrics.Count(Metric.IncludeMatchesNothing);
            log.IncludeNamesNoScope(Place(run), pattern.Text);
        }

        bool IsListed(TableScope? scope) =>
            scope is { } one && selected.Contains(one.Account) && settings.Regions.Contains(one.Region);
    }

    // Selection limits backups, never the deny. Where a service control policy covers the member accounts, one account is left.
    private async Task<IReadOnlyList<OrganizationAccount>> ToProtectAsync(ChosenAccounts chosen, CancellationToken cancellation)
    {
        if (settings.Enforcement.Method == EnforcementMethod.Off) return [];
        if (settings.Enforcement.Method != EnforcementMethod.Scp) return chosen.Active;
        var management = await organization.ManagementAccountAsync(cancellation);
        return [.. chosen.Active.Where(account => account.Id == management)];
    }

    private static OutgoingItem Protect(RunId run, OrganizationAccount account, int index) => new(
        new ProtectAccount { Version = WorkItem.CurrentVersion, Run = run, Account = account.Id },
        Pacing.Cut(ProtectPacing.DelayAfter(index)));

    private static WorkPlace Place(RunId run) => new("", "", "", run.ToString());
}
