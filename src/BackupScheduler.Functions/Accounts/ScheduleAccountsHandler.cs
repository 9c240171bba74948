using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using BackupScheduler.Core.Accounts;
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

    /// <summary>Handles the schedule's event.</summary>
    /// <param name="scheduled">Its <c>time</c> names the run; <c>detail</c> may be an object or a string and is not read.</param>
    /// <param name="context">Tells the time that is left.</param>
    public async Task HandleAsync(CloudWatchEvent<JsonElement> scheduled, ILambdaContext context)
    {
        using var invocation = Invocation.Start(context, time);
        var run = RunOf(scheduled);
        var accounts = await organization.ListAccountsAsync(invocation.Cancellation);
        var active = accounts.Where(account => account.State == AccountState.Active).ToList();
        if (active.Count == 0)
            throw new ServiceFailureException(FailureKind.Other, "NoActiveAccount", "the organization lists no ACTIVE account, not even ours");

        var selected = await SelectAsync(accounts, run, invocation.Cancellation);
        await queues.SendAsync(WorkQueue.Accounts, [.. BackUps(run, selected)], invocation.Cancellation);
        var toProtect = settings is { IsEnforcing: true, EnforcementQueueUrl: not null } ? active : [];
        if (toProtect.Count > 0)
            await queues.SendAsync(WorkQueue.Enforcement, [.. toProtect.Select((account, i) => Protect(run, account, i))], invocation.Cancellation);

        metrics.Count(Metric.AccountsScheduled, selected.Count * settings.Regions.Count);
        log.AccountsScheduled(Place(run), selected.Count, settings.Regions.Count, toProtect.Count);
    }

    private static RunId RunOf(CloudWatchEvent<JsonElement> scheduled) => scheduled.Time != default
        ? RunId.At(new DateTimeOffset(DateTime.SpecifyKind(scheduled.Time.ToUniversalTime(), DateTimeKind.Utc)))
        : throw new ServiceFailureException(
            FailureKind.Malformed, "MalformedEvent", "time: missing, accepted is the scheduled time in ISO 8601; it names the run");

    private async Task<List<AccountId>> SelectAsync(
        IReadOnlyList<OrganizationAccount> accounts, RunId run, CancellationToken cancellation)
    {
        var units = settings.Accounts.OrganizationalUnits;
        var underUnits = units.Count > 0 ? await organization.ListAccountsUnderAsync(units, cancellation) : null;
        var decisions = accounts.Select(account => settings.Accounts.Decide(account, underUnits)).ToList();
        foreach (var leftOut in decisions.Where(decision => !decision.Selected))
            log.AccountLeftOut(Place(run) with { Account = leftOut.Account.Id.Value }, leftOut.Reason);
        var selected = decisions.Where(decision => decision.Selected).Select(decision => decision.Account.Id).ToList();
        if (selected.Count == 0) log.NoAccountSelected(Place(run));
        var active = accounts.Where(account => account.State == AccountState.Active).Select(account => account.Id).ToHashSet();
        foreach (var unknown in settings.Accounts.Include.Union(settings.Accounts.Exclude).Except(active))
            log.UnknownAccount(Place(run) with { Account = unknown.Value });
        ReportUnmatched(run, selected);
        return selected;
    }

    // Whoever lists an account and Region reports the tables that are not there; these nobody lists.
    private void ReportUnmatched(RunId run, List<AccountId> selected)
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

    private IEnumerable<OutgoingItem> BackUps(RunId run, IReadOnlyList<AccountId> accounts) =>
        from account in accounts
        from region in settings.Regions
        select new OutgoingItem(
            new BackUpAccount
            {
                Version = WorkItem.CurrentVersion,
                Run = run,
                Account = account,
                Region = region,
                AdHoc = false,
                Prune = true,
                Hops = 0,
            },
            TimeSpan.Zero);

    private static OutgoingItem Protect(RunId run, OrganizationAccount account, int index) => new(
        new ProtectAccount { Version = WorkItem.CurrentVersion, Run = run, Account = account.Id },
        Pacing.Cut(ProtectPacing.DelayAfter(index)));

    private static WorkPlace Place(RunId run) => new("", "", "", run.ToString());
}
