using BackupScheduler.Templates.Tests.Policies.Evaluation;

namespace BackupScheduler.Templates.Tests.Policies.Cases;

/// <summary>The beginning of a row.</summary>
internal static class Row
{
    public static AccessCase May(Caller caller, string action, string resource, string why) => new(true, caller, action, resource, why);

    public static AccessCase MayNot(Caller caller, string action, string resource, string why) => new(false, caller, action, resource, why);

    public static string RoleIn(string account, string role) => $"arn:aws:iam::{account}:role/backup-scheduler/{role}";
}
