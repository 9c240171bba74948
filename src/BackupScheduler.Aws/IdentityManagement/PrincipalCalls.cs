using Amazon.IdentityManagement;
using BackupScheduler.Core.Enforcement;
using Iam = Amazon.IdentityManagement.Model;

namespace BackupScheduler.Aws.IdentityManagement;

/// <summary>IAM has every operation on a principal twice, for users and for roles.</summary>
internal sealed class PrincipalCalls(IAmazonIdentityManagementService iam)
{
    /// <summary>The operation's name for a kind: <c>Attach?Policy</c> is <c>AttachRolePolicy</c>.</summary>
    public static string Operation(string pattern, PrincipalKind kind) =>
        pattern.Replace("?", IsUser(kind) ? "User" : "Role", StringComparison.Ordinal);

    public Task AttachAsync(PrincipalArn principal, string policyArn, CancellationToken cancellation) => IsUser(principal.Kind)
        ? iam.AttachUserPolicyAsync(new Iam.AttachUserPolicyRequest { UserName = principal.Name, PolicyArn = policyArn }, cancellation)
        : iam.AttachRolePolicyAsync(new Iam.AttachRolePolicyRequest { RoleName = principal.Name, PolicyArn = policyArn }, cancellation);

    public Task DetachAsync(PrincipalArn principal, string policyArn, CancellationToken cancellation) => IsUser(principal.Kind)
        ? iam.DetachUserPolicyAsync(new Iam.DetachUserPolicyRequest { UserName = principal.Name, PolicyArn = policyArn }, cancellation)
        : iam.DetachRolePolicyAsync(new Iam.DetachRolePolicyRequest { RoleName = principal.Name, PolicyArn = policyArn }, cancellation);

    public Task PutInlineAsync(PrincipalArn principal, InlinePolicy policy, CancellationToken cancellation) => IsUser(principal.Kind)
        ? iam.PutUserPolicyAsync(
            new Iam.PutUserPolicyRequest { UserName = principal.Name, PolicyName = policy.Name, PolicyDocument = policy.Document }, cancellation)
        : iam.PutRolePolicyAsync(
            new Iam.PutRolePolicyRequest { RoleName = principal.Name, PolicyName = policy.Name, PolicyDocument = policy.Document }, cancellation);

    public Task DeleteInlineAsync(PrincipalArn principal, string policyName, CancellationToken cancellation) => IsUser(principal.Kind)
        ? iam.DeleteUserPolicyAsync(new Iam.DeleteUserPolicyRequest { UserName = principal.Name, PolicyName = policyName }, cancellation)
        : iam.DeleteRolePolicyAsync(new Iam.DeleteRolePolicyRequest { RoleName = principal.Name, PolicyName = policyName }, cancellation);

    public async Task<string> ReadInlineAsync(PrincipalArn principal, string policyName, CancellationToken cancellation) =>
        IsUser(principal.Kind)
            ? (await iam.GetUserPolicyAsync(
                new Iam.GetUserPolicyRequest { UserName = principal.Name, PolicyName = policyName }, cancellation)).PolicyDocument
            : (await iam.GetRolePolicyAsync(
                new Iam.GetRolePolicyRequest { RoleName = principal.Name, PolicyName = policyName }, cancellation)).PolicyDocument;

    private static bool IsUser(PrincipalKind kind) => kind == PrincipalKind.User;
}
