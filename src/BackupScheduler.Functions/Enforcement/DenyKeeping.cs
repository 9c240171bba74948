using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Functions.Enforcement;

/// <summary>Sees to an account's managed deny policy, once: made where missing, put right where altered. Five calls, unless others change it at the same time.</summary>
/// <param name="store">The account's policies.</param>
/// <param name="rules">What is configured.</param>
/// <param name="account">The account.</param>
/// <param name="time">The clock.</param>
internal sealed class DenyKeeping(IIdentityStore store, EnforcementRules rules, AccountId account, TimeProvider time)
{
    // IAM does not show everywhere at once what was made a moment ago.
    private static readonly TimeSpan Propagation = TimeSpan.FromSeconds(5);

    private readonly string _arn = rules.PolicyArnIn(account);
    private DenyFinding? _finding;

    /// <summary>Whether nothing may be changed.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Told once, as soon as it is known: what fails later must not hide it.</summary>
    public Action<DenyFinding> Told { get; init; } = _ => { };

    /// <summary>What was found and done; nothing before <see cref="EnsureAsync"/>.</summary>
    public DenyFinding Finding => _finding ?? DenyFinding.NotLookedAt;

    public async Task<DenyFinding> EnsureAsync(CancellationToken cancellation)
    {
        if (_finding is { } known) return known;
        var found = await LookAsync(cancellation);
        _finding = found;
        Told(found);
        return found;
    }

    private async Task<DenyFinding> LookAsync(CancellationToken cancellation)
    {
        var policy = await store.FindPolicyAsync(_arn, cancellation);
        return PolicyRepair.Judge(policy) switch
        {
            PolicyCondition.Right => new DenyFinding(DenyState.Right, DenyRepair.None),
            PolicyCondition.Missing => await CreateAsync(cancellation),
            _ => await RepairAsync(cancellation),
        };
    }

    private async Task<DenyFinding> CreateAsync(CancellationToken cancellation)
    {
        var creation = IsDryRun ? PolicyCreation.Created : await store.CreatePolicyAsync(rules.PolicyName, DenyPolicy.Document, cancellation);
        if (creation == PolicyCreation.Created) return new DenyFinding(DenyState.New, DenyRepair.Created);
        if (creation == PolicyCreation.LimitReached) return new DenyFinding(DenyState.Unavailable, DenyRepair.QuotaReached);
        // Another sweep has made it at the same time, or somebody has put a policy of this name on another path.
        return PolicyRepair.Judge(await FindAgainAsync(cancellation)) switch
        {
            PolicyCondition.Right => new DenyFinding(DenyState.New, DenyRepair.None),
            PolicyCondition.Missing => new DenyFinding(DenyState.Unavailable, DenyRepair.NameTaken),
            _ => await RepairAsync(cancellation),
        };
    }

    private async Task<ManagedPolicy?> FindAgainAsync(CancellationToken cancellation)
    {
        if (await store.FindPolicyAsync(_arn, cancellation) is { } found) return found;
        await Task.Delay(Propagation, time, cancellation);
        return await store.FindPolicyAsync(_arn, cancellation);
    }

    private async Task<DenyFinding> RepairAsync(CancellationToken cancellation)
    {
        if (IsDryRun) return new DenyFinding(DenyState.Right, DenyRepair.VersionCreated);
        var plan = PolicyRepair.Plan(await store.ListVersionsAsync(_arn, cancellation));
        if (plan.Candidate is { } candidate
            && await store.ReadVersionAsync(_arn, candidate, cancellation) is { } document && DenyPolicy.IsMeantBy(document))
        {
            await store.SetDefaultVersionAsync(_arn, candidate, cancellation);
            return new DenyFinding(DenyState.Right, DenyRepair.VersionRestored);
        }

        if (plan.ToDelete is { } old) await store.DeleteVersionAsync(_arn, old, cancellation);
        return await store.CreateVersionAsync(_arn, DenyPolicy.Document, cancellation)
            ? new DenyFinding(DenyState.Right, DenyRepair.VersionCreated)
            : throw new ServiceFailureException(FailureKind.Transient, "VersionsChanging", $"{_arn}: somebody else adds versions at the same time");
    }
}
