using System.Diagnostics.CodeAnalysis;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Functions.Settings;

/// <summary>Reads what is configured about the deny.</summary>
internal static class EnforcementSettings
{
    public static EnforcementRules Read(VariableReader read, string workerRole, Region home) => new()
    {
        Method = read.Text("ENFORCEMENT", "attach", Formats.IsEnforcement, "attach, scp, both or off") switch
        {
            "scp" => EnforcementMethod.Scp,
            "both" => EnforcementMethod.Both,
            "off" => EnforcementMethod.Off,
            _ => EnforcementMethod.Attach,
        },
        Mode = read.Text("DENY_MODE", "managed", Formats.IsDenyMode, "managed or inline") == "inline" ? DenyMode.Inline : DenyMode.Managed,
        PolicyName = read.Text(
            "DENY_POLICY_NAME", DenyPolicy.DefaultName, Formats.IsPolicyName, "a policy's name without path: 1 to 128 characters of a-z A-Z 0-9 _ + = , . @ -")!,
        WorkerRole = workerRole,
        EnforcerRole = read.Text(
            "ENFORCER_ROLE_NAME", "backup-scheduler/PolicyEnforcer", Formats.IsRolePathAndName, "a role's path and name such as backup-scheduler/PolicyEnforcer")!,
        // One of another partition would never match: it would look as if it did something.
        Exempt = read.List(
            "EXEMPT_PRINCIPALS",
            "",
            (string? text, [MaybeNullWhen(false)] out PrincipalPattern pattern) => PrincipalPattern.TryParse(text, out pattern) && pattern.Partition == home.Partition,
            $"{PrincipalPattern.Accepts}, in the partition {home.Partition}"),
        Partition = home.Partition,
    };
}
