using BackupScheduler.Aws.Scratch;
using BackupScheduler.Cli.Trials;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;
using BackupScheduler.Functions.Enforcement;

namespace BackupScheduler.Cli.VerifyAws;

/// <summary>
/// Attaches the deny to a role of its own by the code of the enforcer, and takes it off again. The account's real deny policy is only attached, where it
/// is in order; otherwise a policy of our own stands in for it.
/// </summary>
internal sealed class DenyTrial(VerifyWorld world, ScratchNames names, EnforcementRules configured, Journal journal)
{
    // The role is alone: there is nothing to be gentle with.
    private const double WritesPerSecond = 5;

    private readonly ScratchRoles _roles = world.Setup.Roles(world.Scope.Account);
    private readonly IIdentityStores _identities = world.Enforcer.IdentityStores();
    private readonly Waiting _waiting = new(world.Time, journal);
    private EnforcementRules _rules = configured;

    public Making Role { get; } = new();

    /// <summary>The policy of our own, where the account's real one is not to be attached.</summary>
    public Making Policy { get; } = new();

    private bool IsOwnPolicy => _rules.PolicyName == names.Policy;

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!await ChoosePolicyAsync(cancellation)) return;
        if (!await MakeRoleAsync(cancellation)) return;
        if (await AttachAsync(cancellation)) await DetachAsync(cancellation);
    }

    private Task<bool> ChoosePolicyAsync(CancellationToken cancellation) => journal.StepAsync("look for the deny policy", async () =>
    {
        var found = await _identities.Open(world.Scope.Account).FindPolicyAsync(_rules.PolicyArnIn(world.Scope.Account), cancellation);
        if (PolicyRepair.Judge(found) == PolicyCondition.Right) return $"the account has {_rules.PolicyName}: it is attached, never changed";
        var why = found is null ? $"the account has no {_rules.PolicyName}" : $"the account's {_rules.PolicyName} has another text, and is left alone";
        // The installed role may touch no other policy, and making the real one is the enforcer's business.
        if (world.Operator is not null)
            throw new TrialException($"{why}: run backup-scheduler protect --account {world.Scope.Account} first");
        _rules = _rules with { PolicyName = names.Policy };
        return $"{why}; {names.Policy} stands in for it";
    });

    private Task<bool> MakeRoleAsync(CancellationToken cancellation) => journal.StepAsync("make the scratch role", async () =>
    {
        var arn = await Role.RunAsync(() => _roles.CreateAsync(names.Role, ScratchNames.RolePath, names.Trust(ScratchNames.DrawWord()), cancellation));
        if (arn != names.RoleArn) throw new TrialException($"its ARN is {arn}, expected {names.RoleArn}: other credentials than the account's?");
        var after = await _waiting.UntilAsync("the role known to GetRole", async () => await FindAsync(cancellation) is not null, world.Pace.Look, world.Pace.Usual, cancellation);
        journal.Learn(FormattableString.Invariant($"GetRole knew a new role {after.TotalSeconds:0.0} s after CreateRole."));
        return "nobody can assume it, and it has no permissions";
    });

    private Task<bool> AttachAsync(CancellationToken cancellation) => journal.StepAsync("attach the deny", async () =>
    {
        var facts = await FindAsync(cancellation) ?? throw new TrialException("the role is gone");
        var (result, _) = await _waiting.UntilAsync(
            "the deny attached", async () => (CoverageResult?)await CoverAsync(facts, cancellation), world.Pace.Look, world.Pace.Usual, cancellation);
        if (result.State is not (CoverageState.NewlyCovered or CoverageState.Covered))
            throw new TrialException($"{result.State}: {result.Reason.Words()}");
        var after = await UntilListedAsync(isAttached: true, cancellation);
        journal.Learn(FormattableString.Invariant($"GetAccountAuthorizationDetails showed the attachment {after.TotalSeconds:0.0} s after AttachRolePolicy."));
        return _rules.PolicyName;
    });

    private Task<CoverageResult> CoverAsync(PrincipalFacts facts, CancellationToken cancellation)
    {
        var covering = new SingleCovering(_rules, WritesPerSecond, _identities, world.Time);
        return IsOwnPolicy
            ? Policy.AmongAsync(() => covering.CoverAsync(facts, mayWritePolicy: true, cancellation))
            : covering.CoverAsync(facts, mayWritePolicy: false, cancellation);
    }

    private Task<bool> DetachAsync(CancellationToken cancellation) => journal.StepAsync("detach the deny", async () =>
    {
        var removal = new DenyRemoval(_rules, WritesPerSecond, _identities, world.Time);
        var decision = await removal.FindAsync(Arn, cancellation) ?? throw new TrialException("the role is gone");
        var result = await removal.TakeOffAsync(decision, isDryRun: false, cancellation);
        if (result.Failure is { } failure) throw failure;
        var after = await UntilListedAsync(isAttached: false, cancellation);
        journal.Learn(FormattableString.Invariant($"GetAccountAuthorizationDetails showed the role without it {after.TotalSeconds:0.0} s after DetachRolePolicy."));
        return "";
    });

    private PrincipalArn Arn => PrincipalArn.TryParse(names.RoleArn, out var arn) ? arn : throw new FormatException(names.RoleArn);

    // As events find it: GetRole, without its policies.
    private Task<PrincipalFacts?> FindAsync(CancellationToken cancellation) =>
        _identities.Open(world.Scope.Account).FindAsync(PrincipalKind.Role, names.Role, cancellation);

    // As sweeps find it: by listing, with its policies.
    private Task<TimeSpan> UntilListedAsync(bool isAttached, CancellationToken cancellation)
    {
        var removal = new DenyRemoval(_rules, WritesPerSecond, _identities, world.Time);
        return _waiting.UntilAsync(
            isAttached ? "the attachment listed" : "the attachment no longer listed",
            async () => await removal.FindAsync(Arn, cancellation) is { } found
                && found.Principal.Attached?.Contains(_rules.PolicyArnIn(world.Scope.Account)) == isAttached,
            world.Pace.Look, world.Pace.Usual, cancellation);
    }
}
