using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Enforcement;

/// <summary>How the deny is taken off an account.</summary>
public sealed record RemovalOptions
{
    /// <summary>Nothing is changed; the report says what would be.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Asked before each principal: whether the time is up.</summary>
    public Func<bool> IsEnding { get; init; } = () => false;

    /// <summary>Told of each principal as soon as it is dealt with.</summary>
    public Action<RemovalResult> Told { get; init; } = _ => { };
}

/// <summary>
/// Takes the deny off: off every user and role of an account, and then deletes its managed policy; or off a single principal. Only
/// an operator asks for it. What fails for one principal does not keep it from the others; all of it may be repeated.
/// </summary>
/// <param name="rules">What is configured.</param>
/// <param name="writesPerSecond">The pace of the writes; AWS documents no rate for IAM.</param>
/// <param name="stores">The accounts.</param>
/// <param name="time">The clock.</param>
public sealed class DenyRemoval(EnforcementRules rules, double writesPerSecond, IIdentityStores stores, TimeProvider time)
{
    // As in a sweep: so many failures of the account or its service are no longer about single principals.
    private const int MostFailuresInARow = 5;

    /// <summary>Takes it off everybody in an account, and deletes the policy.</summary>
    /// <exception cref="ServiceFailureException">The role cannot be assumed, or nothing could be read.</exception>
    public async Task<RemovalReport> RunAsync(AccountId account, RemovalOptions options, CancellationToken cancellation)
    {
        var store = stores.Open(account);
        var pacer = new RatePacer(writesPerSecond, time);
        var results = new List<RemovalResult>();
        var inARow = 0;
        await foreach (var page in store.ListAsync(cancellation))
        {
            foreach (var principal in page)
            {
                if (options.IsEnding()) return Ended(new ServiceFailureException(FailureKind.Transient, "Deadline", "told to end; what is done stays done"));
                var result = await TakeOffAsync(store, RemovalDecision.Of(principal, rules), pacer, options.IsDryRun, cancellation);
                results.Add(result);
                options.Told(result);
                inARow = result.Failure is { Kind: FailureKind.Throttled or FailureKind.Transient or FailureKind.RoleUnavailable } ? inARow + 1 : 0;
                if (inARow >= MostFailuresInARow) return Ended(result.Failure!);
            }
        }

        if (options.IsEnding()) return Ended(new ServiceFailureException(FailureKind.Transient, "Deadline", "told to end before the policy was deleted"));
        try
        {
            var isFree = results.TrueForAll(result => result.State != RemovalState.Failed);
            return new RemovalReport(account, await DeletePolicyAsync(store, rules.PolicyArnIn(account), isFree, pacer, options.IsDryRun, cancellation), results);
        }
        catch (ServiceFailureException e)
        {
            return Ended(e);
        }

        RemovalReport Ended(ServiceFailureException by) => new(account, PolicyRemoval.Left, results) { EndedBy = by };
    }

    /// <summary>Finds a user or role with its policies by listing, no further than needed; null where the account has none of that name.</summary>
    /// <param name="arn">Which one; its path may differ from what is found.</param>
    /// <param name="cancellation">Ends the listing.</param>
    public async Task<RemovalDecision?> FindAsync(PrincipalArn arn, CancellationToken cancellation)
    {
        await foreach (var page in stores.Open(arn.Account).ListAsync(cancellation))
            if (page.FirstOrDefault(principal => IsNamed(principal.Arn, arn)) is { } found)
                return RemovalDecision.Of(found, rules);
        return null;
    }

    /// <summary>Takes it off one principal. The policy itself stays, and everybody else covered.</summary>
    public Task<RemovalResult> TakeOffAsync(RemovalDecision decision, bool isDryRun, CancellationToken cancellation) =>
        TakeOffAsync(stores.Open(decision.Principal.Arn.Account), decision, new RatePacer(writesPerSecond, time), isDryRun, cancellation);

    private async Task<RemovalResult> TakeOffAsync(
        IIdentityStore store, RemovalDecision decision, RatePacer pacer, bool isDryRun, CancellationToken cancellation)
    {
        if (decision.Steps.Count == 0) return new RemovalResult(decision, RemovalState.Without);
        try
        {
            foreach (var step in isDryRun ? [] : decision.Steps) await DoAsync(store, step, decision.Principal.Arn, pacer, cancellation);
            return new RemovalResult(decision, RemovalState.Removed);
        }
        catch (ServiceFailureException e)
        {
            return new RemovalResult(decision, RemovalState.Failed) { Failure = e };
        }
    }

    private async Task DoAsync(IIdentityStore store, CoverageStep step, PrincipalArn arn, RatePacer pacer, CancellationToken cancellation)
    {
        await pacer.WaitAsync(cancellation);
        var outcome = step == CoverageStep.Detach
            ? await store.DetachAsync(arn, rules.PolicyArnIn(arn.Account), cancellation)
            : await store.DeleteInlineAsync(arn, rules.PolicyName, cancellation);
        // Gone is as good as done, whatever of it is gone.
        if (outcome is IdentityOutcome.Unmodifiable or IdentityOutcome.LimitReached)
            throw new ServiceFailureException(FailureKind.Other, outcome.ToString(), CoverageReason.Unmodifiable.Words());
    }

    private static async Task<PolicyRemoval> DeletePolicyAsync(
        IIdentityStore store, string arn, bool isFree, RatePacer pacer, bool isDryRun, CancellationToken cancellation)
    {
        if (await store.FindPolicyAsync(arn, cancellation) is null) return PolicyRemoval.Absent;
        if (!isFree) return PolicyRemoval.Left;
        if (isDryRun) return PolicyRemoval.Removed;
        await pacer.WaitAsync(cancellation);
        return await store.DeletePolicyAsync(arn, cancellation) ? PolicyRemoval.Removed : PolicyRemoval.StillAttached;
    }

    // Within an account a name is unique whatever its path and case.
    private static bool IsNamed(PrincipalArn found, PrincipalArn asked) =>
        found.Kind == asked.Kind && string.Equals(found.Name, asked.Name, StringComparison.OrdinalIgnoreCase);
}
