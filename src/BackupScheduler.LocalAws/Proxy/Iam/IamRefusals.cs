using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.Iam;

/// <summary>Which writes IAM answers by itself where the emulator would just do them.</summary>
internal sealed class IamRefusals(IamSemanticsOptions options, IamFacts facts)
{
    /// <summary>Null when the emulator may do it.</summary>
    public async Task<ProxyAnswer?> AnswerAsync(ProxyCall call) =>
        await ProtectionAsync(call) ?? call.Operation switch
        {
            "AttachUserPolicy" => await AttachmentAsync(call, IamPrincipal.User(Field(call, "UserName"))),
            "AttachRolePolicy" => await AttachmentAsync(call, IamPrincipal.Role(Field(call, "RoleName"))),
            "PutUserPolicy" => await InlineAsync(call, IamPrincipal.User(Field(call, "UserName")), options.UserInlineSize),
            "PutRolePolicy" => await InlineAsync(call, IamPrincipal.Role(Field(call, "RoleName")), options.RoleInlineSize),
            "CreatePolicy" or "CreatePolicyVersion" => ManagedSize(call),
            "DeletePolicy" => await DeletionAsync(call, Field(call, "PolicyArn")),
            _ => null,
        };

    private static string Field(ProxyCall call, string name) => call.Form.GetValueOrDefault(name, "");

    private static int Size(string document) => document.Count(c => !char.IsWhiteSpace(c));

    private async Task<ProxyAnswer?> ProtectionAsync(ProxyCall call)
    {
        if (call.Operation is not ("AttachRolePolicy" or "DetachRolePolicy" or "PutRolePolicy" or "DeleteRolePolicy"
            or "UpdateAssumeRolePolicy" or "DeleteRole"))
        {
            return null;
        }

        var role = Field(call, "RoleName");
        return options.UnmodifiableRoles.Contains(role) || IsReserved(await facts.RolePathAsync(call, role))
            ? IamAnswers.Unmodifiable(call, role)
            : null;
    }

    private static bool IsReserved(string? path) =>
        path is not null && (path.StartsWith("/aws-service-role/", StringComparison.Ordinal)
            || path.StartsWith("/aws-reserved/", StringComparison.Ordinal));

    private async Task<ProxyAnswer?> AttachmentAsync(ProxyCall call, IamPrincipal principal)
    {
        if (await facts.AttachedAsync(call, principal) is not { } attached)
        {
            return null;
        }

        // Attaching again succeeds and changes nothing; the emulator would count it twice.
        return attached.Contains(Field(call, "PolicyArn")) ? IamAnswers.Done(call)
            : attached.Count >= options.AttachedPolicies
                ? IamAnswers.LimitExceeded(call, $"Cannot exceed quota for PoliciesPer{principal.Kind}: {options.AttachedPolicies}")
            : null;
    }

    private async Task<ProxyAnswer?> InlineAsync(ProxyCall call, IamPrincipal principal, int limit)
    {
        var others = await facts.InlineAsync(call, principal, except: Field(call, "PolicyName"));
        return others is not null && others.Append(Field(call, "PolicyDocument")).Sum(Size) > limit
            ? IamAnswers.LimitExceeded(call,
                $"Maximum policy size of {limit} bytes exceeded for {(principal.Kind == "User" ? "user" : "role")} {principal.Name}")
            : null;
    }

    private ProxyAnswer? ManagedSize(ProxyCall call) => Size(Field(call, "PolicyDocument")) > options.ManagedPolicySize
        ? IamAnswers.LimitExceeded(call, $"Cannot exceed quota for PolicySize: {options.ManagedPolicySize}")
        : null;

    private async Task<ProxyAnswer?> DeletionAsync(ProxyCall call, string policyArn) =>
        await facts.IsAttachedAsync(call, policyArn) == true
            ? IamAnswers.DeleteConflict(call, "Cannot delete a policy attached to entities.")
        : await facts.VersionsAsync(call, policyArn) > 1
            ? IamAnswers.DeleteConflict(call, "This policy has more than one version. Before you delete a policy, you must delete the "
                + "policy's versions. The default version is deleted with the policy.")
        : null;
}
