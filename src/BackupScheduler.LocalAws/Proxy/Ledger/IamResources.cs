using BackupScheduler.LocalAws.Proxy.Iam;

namespace BackupScheduler.LocalAws.Proxy.Ledger;

/// <summary>Roles, users and policies, with the paths that the emulator knows.</summary>
internal static class IamResources
{
    public static async Task<IReadOnlyList<string>> OfAsync(ProxyCall call, IamFacts iam)
    {
        if (call.Form.TryGetValue("RoleName", out var role))
        {
            return [Arn(call, "role", call.Form.GetValueOrDefault("Path") ?? await iam.RolePathAsync(call, role), role)];
        }

        if (call.Form.TryGetValue("UserName", out var user))
        {
            return [Arn(call, "user", call.Form.GetValueOrDefault("Path") ?? await iam.UserPathAsync(call, user), user)];
        }

        if (call.Form.TryGetValue("PolicyName", out var policy))
        {
            return [Arn(call, "policy", call.Form.GetValueOrDefault("Path"), policy)];
        }

        return call.Form.TryGetValue("PolicyArn", out var arn) ? [arn] : CallResources.Any;
    }

    /// <summary>Of a principal that is not there, IAM weighs the name without a path.</summary>
    private static string Arn(ProxyCall call, string kind, string? path, string name) =>
        $"arn:aws:iam::{call.Account}:{kind}{path ?? "/"}{name}";
}
