using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Core.Enforcement;

/// <summary>The users, roles and managed policies of every account, reached through a member role.</summary>
public interface IIdentityStores
{
    /// <summary>One account's; nothing is called before its first use.</summary>
    IIdentityStore Open(AccountId account);
}

/// <summary>
/// One account's users, roles and managed policies. Calls fail with <see cref="Failures.ServiceFailureException"/>: throttling,
/// denials (kind AccessDenied), an unavailable role. Every write may be repeated.
/// </summary>
public interface IIdentityStore
{
    /// <summary>All users and roles with their policies, page by page (GetAccountAuthorizationDetails, up to 1,000 a call).</summary>
    IAsyncEnumerable<IReadOnlyList<PrincipalFacts>> ListAsync(CancellationToken cancellation);

    /// <summary>One user or role without its policies (GetUser, GetRole); null where IAM does not know it.</summary>
    Task<PrincipalFacts?> FindAsync(PrincipalKind kind, string name, CancellationToken cancellation);

    /// <summary>A principal's inline policy of this name (GetUserPolicy, GetRolePolicy); null where there is none, or no such principal.</summary>
    Task<InlinePolicy?> FindInlineAsync(PrincipalArn principal, string policyName, CancellationToken cancellation);

    /// <summary>Attaches a managed policy (AttachUserPolicy, AttachRolePolicy).</summary>
    Task<IdentityOutcome> AttachAsync(PrincipalArn principal, string policyArn, CancellationToken cancellation);

    /// <summary>Detaches a managed policy; it, or the principal, not being there is <see cref="IdentityOutcome.Done"/>.</summary>
    Task<IdentityOutcome> DetachAsync(PrincipalArn principal, string policyArn, CancellationToken cancellation);

    /// <summary>Writes an inline policy over whatever is under this name (PutUserPolicy, PutRolePolicy).</summary>
    Task<IdentityOutcome> PutInlineAsync(PrincipalArn principal, InlinePolicy policy, CancellationToken cancellation);

    /// <summary>Removes an inline policy; it, or the principal, not being there is <see cref="IdentityOutcome.Done"/>.</summary>
    Task<IdentityOutcome> DeleteInlineAsync(PrincipalArn principal, string policyName, CancellationToken cancellation);

    /// <summary>A managed policy with the document in force (GetPolicy, GetPolicyVersion); null where there is none at this ARN.</summary>
    Task<ManagedPolicy?> FindPolicyAsync(string policyArn, CancellationToken cancellation);

    /// <summary>Creates a managed policy on the path <c>/</c>.</summary>
    Task<PolicyCreation> CreatePolicyAsync(string name, string document, CancellationToken cancellation);

    /// <summary>The versions of a managed policy, at most five (ListPolicyVersions); none where the policy does not exist.</summary>
    Task<IReadOnlyList<ManagedPolicyVersion>> ListVersionsAsync(string policyArn, CancellationToken cancellation);

    /// <summary>A version's JSON without URL-encoding (GetPolicyVersion); null where it does not exist.</summary>
    Task<string?> ReadVersionAsync(string policyArn, string version, CancellationToken cancellation);

    /// <summary>Adds a version and puts it in force; false at the limit of five versions.</summary>
    Task<bool> CreateVersionAsync(string policyArn, string document, CancellationToken cancellation);

    /// <summary>Puts a version in force.</summary>
    Task SetDefaultVersionAsync(string policyArn, string version, CancellationToken cancellation);

    /// <summary>Removes a version that is not in force; its not being there is success.</summary>
    Task DeleteVersionAsync(string policyArn, string version, CancellationToken cancellation);

    /// <summary>Removes a policy with all its versions once nothing is attached; false while something is. Its not being there is success.</summary>
    Task<bool> DeletePolicyAsync(string policyArn, CancellationToken cancellation);
}
