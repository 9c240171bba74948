using BackupScheduler.Core.Failures;

namespace BackupScheduler.Core.Enforcement;

/// <summary>Decides about one event. Events are best effort and may come twice, late or out of order: what is decided holds anyway.</summary>
public static class EventReview
{
    /// <summary>So long after an event IAM may not know a new principal everywhere; later an unknown one is gone.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(120);

    /// <summary>Decides.</summary>
    /// <param name="e">The event; its account is in the organization.</param>
    /// <param name="rules">What is configured.</param>
    /// <param name="isAttaching">Whether the account's users and roles are covered by attachment.</param>
    /// <exception cref="ServiceFailureException">The event lacks what its kind must have.</exception>
    public static EventDecision Decide(IamEvent e, EnforcementRules rules, bool isAttaching)
    {
        if (e.ErrorCode is { } code) return new EventDecision.Ignore($"IAM refused the call: {Given.Show(code)}");
        if (e.Actor == rules.EnforcerArnIn(e.Account)) return new EventDecision.Ignore("the enforcer's own doing");
        var decision = isAttaching ? OfAttached(e, rules) : new EventDecision.Ignore("this account is not covered by attachment");
        return decision with { Tampering = TamperingOf(e, rules) ?? (isAttaching ? RemovalOf(e, rules) : null) };
    }

    /// <summary>Whether a principal that IAM does not know may yet appear.</summary>
    public static bool MayYetAppear(IamEvent e, DateTimeOffset now) => now - e.Time < Settling;

    private static EventDecision OfAttached(IamEvent e, EnforcementRules rules) => e.Name switch
    {
        "CreateUser" => User(e, "a new user"),
        "CreateRole" => Role(e, "a new role"),
        "UpdateUser" when e.NewUserName is { Length: > 0 } now => new EventDecision.CoverPrincipal(PrincipalKind.User, now, "it was renamed"),
        "UpdateAssumeRolePolicy" => Role(e, "its trust was changed"),
        "DetachUserPolicy" when IsDeny(e, rules) => User(e, "the deny was detached"),
        "DetachRolePolicy" when IsDeny(e, rules) => Role(e, "the deny was detached"),
        "PutUserPolicy" or "DeleteUserPolicy" when NamesDeny(e, rules) => User(e, "its inline deny was written or removed"),
        "PutRolePolicy" or "DeleteRolePolicy" when NamesDeny(e, rules) => Role(e, "its inline deny was written or removed"),
        "CreatePolicyVersion" or "SetDefaultPolicyVersion" or "DeletePolicyVersion" when IsDeny(e, rules) =>
            new EventDecision.RepairPolicy("the deny policy's versions were changed"),
        "DeletePolicy" when IsDeny(e, rules) => new EventDecision.SweepAccount("the deny policy was deleted"),
        "CreatePolicy" when NamesDeny(e, rules) => new EventDecision.RepairPolicy("a policy of the deny's name was created"),
        _ => new EventDecision.Ignore("it does not weaken the deny"),
    };

    // Whoever it is, it was not the enforcer.
    private static string? TamperingOf(IamEvent e, EnforcementRules rules)
    {
        if (e.RoleName is { } role && rules.IsOwnRole(role)) return $"{e.Name} on our own role {Given.Show(role)}";
        return e.Name switch
        {
            "CreatePolicyVersion" or "SetDefaultPolicyVersion" or "DeletePolicyVersion" or "DeletePolicy" when IsDeny(e, rules) =>
                $"{e.Name} on the deny policy",
            "CreatePolicy" when NamesDeny(e, rules) => "a policy of the deny's name was created",
            _ => null,
        };
    }

    private static string? RemovalOf(IamEvent e, EnforcementRules rules) => e.Name switch
    {
        "DetachUserPolicy" or "DetachRolePolicy" when IsDeny(e, rules) => $"{e.Name} of the deny",
        "PutUserPolicy" or "PutRolePolicy" or "DeleteUserPolicy" or "DeleteRolePolicy" when NamesDeny(e, rules) => $"{e.Name} of the deny",
        _ => null,
    };

    // IAM takes names without regard to case, and an event shows them as the caller wrote them.
    private static bool IsDeny(IamEvent e, EnforcementRules rules) => IsSame(e.PolicyArn, rules.PolicyArnIn(e.Account));

    private static bool NamesDeny(IamEvent e, EnforcementRules rules) => IsSame(e.PolicyName, rules.PolicyName);

    private static bool IsSame(string? given, string ours) => string.Equals(given, ours, StringComparison.OrdinalIgnoreCase);

    private static EventDecision.CoverPrincipal User(IamEvent e, string why) => new(PrincipalKind.User, NameOf(e.UserName, "userName", e), why);

    private static EventDecision.CoverPrincipal Role(IamEvent e, string why) => new(PrincipalKind.Role, NameOf(e.RoleName, "roleName", e), why);

    private static string NameOf(string? name, string member, IamEvent e) => !string.IsNullOrEmpty(name)
        ? name
        : throw new ServiceFailureException(
            FailureKind.Malformed, "MalformedEvent", $"detail.requestParameters.{member}: missing, accepted is the name that {e.Name} was called with");
}
