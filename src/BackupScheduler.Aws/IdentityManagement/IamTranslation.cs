using BackupScheduler.Core;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;
using Iam = Amazon.IdentityManagement.Model;

namespace BackupScheduler.Aws.IdentityManagement;

/// <summary>IAM's structures as facts of the domain.</summary>
internal static class IamTranslation
{
    public static PrincipalFacts Read(Iam.UserDetail user, AccountId account) => new(Arn(user.Arn, account))
    {
        Attached = Attached(user.AttachedManagedPolicies),
        Inline = Inline(user.UserPolicyList),
    };

    public static PrincipalFacts Read(Iam.RoleDetail role, AccountId account) => new(Arn(role.Arn, account))
    {
        Trust = Decode(role.AssumeRolePolicyDocument),
        Attached = Attached(role.AttachedManagedPolicies),
        Inline = Inline(role.RolePolicyList),
    };

    public static PrincipalFacts Read(Iam.User user, AccountId account) => new(Arn(user.Arn, account));

    public static PrincipalFacts Read(Iam.Role role, AccountId account) =>
        new(Arn(role.Arn, account)) { Trust = Decode(role.AssumeRolePolicyDocument) };

    // What lacks a time is taken as the newest: a repair goes back to the oldest version.
    public static ManagedPolicyVersion Read(Iam.PolicyVersion version) => new(
        version.VersionId,
        version.IsDefaultVersion == true,
        version.CreateDate is { } created ? new DateTimeOffset(created.ToUniversalTime()) : DateTimeOffset.MaxValue);

    /// <summary>
    /// The JSON of a document, which IAM sends percent-encoded (RFC 3986: a plus is a plus). One that was sent as it is stays so: a
    /// percent sign in it would be its own.
    /// </summary>
    public static string Decode(string? document)
    {
        if (document is null) return string.Empty;
        return document.AsSpan().TrimStart().StartsWith('{') ? document : Uri.UnescapeDataString(document);
    }

    private static List<string> Attached(List<Iam.AttachedPolicyType>? policies) => [.. (policies ?? []).Select(policy => policy.PolicyArn)];

    private static List<InlinePolicy> Inline(List<Iam.PolicyDetail>? policies) =>
        [.. (policies ?? []).Select(policy => new InlinePolicy(policy.PolicyName, Decode(policy.PolicyDocument)))];

    // An answer about another account (a client with the wrong session) would be taken for the coverage of this one.
    private static PrincipalArn Arn(string? text, AccountId account) =>
        PrincipalArn.TryParse(text, out var arn) && arn.Account == account
            ? arn
            : throw new ServiceFailureException(FailureKind.Other, "WrongScope", $"the principals of {account} hold {Given.Show(text)}");
}
