using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Core.Tests.Enforcement;

/// <summary>One principal as IAM keeps it, with IAM's limits; what is seen of it may be less, or stale.</summary>
internal sealed class PlainIam(PrincipalFacts principal, EnforcementRules rules, int quota)
{
    private readonly string _policyArn = rules.PolicyArnIn(principal.Arn.Account);
    private readonly List<string> _attached = [.. principal.Attached ?? []];
    private readonly List<InlinePolicy> _inline = [.. principal.Inline ?? []];

    public bool IsAttached => _attached.Contains(_policyArn);

    public bool IsInline => _inline.Exists(policy => policy.Name == rules.PolicyName && DenyPolicy.IsMeantBy(policy.Document));

    public bool IsDenied => IsAttached || IsInline;

    public bool HasRoomAttached => _attached.Count < quota;

    public bool HasRoomInline =>
        _inline.Where(policy => policy.Name != rules.PolicyName).Sum(policy => policy.Document.Length) + DenyPolicy.Document.Length
        <= (principal.Arn.Kind == PrincipalKind.User ? 2_048 : 10_240);

    public PrincipalFacts Seen => principal with { Attached = [.. _attached], Inline = [.. _inline] };

    /// <summary>As read alone.</summary>
    public PrincipalFacts SeenAlone => principal with { Attached = null, Inline = null };

    /// <summary>False where IAM has no room.</summary>
    public bool TryApply(CoverageStep step)
    {
        switch (step)
        {
            case CoverageStep.Attach when IsAttached: return true;
            case CoverageStep.Attach when !HasRoomAttached: return false;
            case CoverageStep.Attach: _attached.Add(_policyArn); return true;
            case CoverageStep.Detach: _attached.Remove(_policyArn); return true;
            case CoverageStep.PutInline when !HasRoomInline: return false;
            case CoverageStep.PutInline:
                _inline.RemoveAll(policy => policy.Name == rules.PolicyName);
                _inline.Add(new(rules.PolicyName, DenyPolicy.Document));
                return true;
            default: _inline.RemoveAll(policy => policy.Name == rules.PolicyName); return true;
        }
    }
}
