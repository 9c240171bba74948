using System.Text.RegularExpressions;
using BackupScheduler.LocalAws.Policies;

namespace BackupScheduler.Templates.Tests.Policies.Evaluation;

/// <summary>How a statement of a resource's policy means a caller.</summary>
public enum PrincipalMatch
{
    None,

    /// <summary>By its account: whoever the account's own policies allow.</summary>
    ByAccount,

    /// <summary>By name, or as anyone.</summary>
    Direct,
}

/// <summary>Compares callers with the principals that a statement names; a pattern within an ARN is no principal at AWS.</summary>
internal static partial class PrincipalMatching
{
    [GeneratedRegex(@"\A(arn:[a-z-]+:iam::(?<account>[0-9]{12}):root|(?<account>[0-9]{12}))\z")]
    private static partial Regex WholeAccount();

    [GeneratedRegex(@"\Aarn:[a-z-]+:iam::[0-9]{12}:(role|user)/[^*?]+\z")]
    private static partial Regex RoleOrUser();

    public static PrincipalMatch Match(PolicyPrincipals principals, Caller caller)
    {
        if (principals.IsAnyone) return PrincipalMatch.Direct;
        if (caller.IsService) return principals.Services.Contains(caller.Principal) ? PrincipalMatch.Direct : PrincipalMatch.None;
        return principals.Aws.Select(principal => Match(principal, caller)).DefaultIfEmpty(PrincipalMatch.None).Max();
    }

    private static PrincipalMatch Match(string principal, Caller caller)
    {
        if (WholeAccount().Match(principal) is { Success: true } whole)
            return whole.Groups["account"].Value == caller.Account ? PrincipalMatch.ByAccount : PrincipalMatch.None;
        if (!RoleOrUser().IsMatch(principal)) throw new PolicyException($"the principal {principal} is not judged here");
        return principal == caller.Principal && !caller.IsReinstalled ? PrincipalMatch.Direct : PrincipalMatch.None;
    }
}
