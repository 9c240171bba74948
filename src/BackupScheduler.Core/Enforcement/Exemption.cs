namespace BackupScheduler.Core.Enforcement;

/// <summary>Who gets no deny. Never a whole path: anyone who may create roles may create one on any path.</summary>
public static class Exemption
{
    /// <summary>Why a principal is exempt; null where it is not.</summary>
    public static CoverageReason? Of(PrincipalFacts principal, EnforcementRules rules)
    {
        if (rules.IsWorker(principal.Arn)) return CoverageReason.OwnWorker;
        if (rules.Exempt.Any(pattern => pattern.Matches(principal.Arn))) return CoverageReason.Configured;
        return principal.Arn.Kind == PrincipalKind.Role && TrustPolicy.IsOnlyForBackup(principal.Trust) ? CoverageReason.BackupService : null;
    }

    /// <summary>
    /// Why AWS lets nobody modify a role (IAM answers UnmodifiableEntity); null where it does. Only roles can lie on these two
    /// paths, and AWS alone creates them there.
    /// </summary>
    public static CoverageReason? OfProtectedPath(PrincipalArn arn) => (arn.Kind, arn.Path) switch
    {
        (PrincipalKind.Role, var path) when path.StartsWith("/aws-service-role/", StringComparison.Ordinal) => CoverageReason.ServiceLinked,
        (PrincipalKind.Role, var path) when path.StartsWith("/aws-reserved/", StringComparison.Ordinal) => CoverageReason.Reserved,
        _ => null,
    };
}
