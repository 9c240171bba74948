using BackupScheduler.Templates.Tests.Policies.Evaluation;

namespace BackupScheduler.Templates.Tests.Policies;

/// <summary>
/// Those who call in the table. Our own roles may what the templates give them; everybody else may everything that others leave
/// open, so that a "may not" is never for want of an allow of their own.
/// </summary>
internal static class Callers
{
    public const string Foreign = "999999999999", ForeignOrganization = "o-zzzzzzzzzz";

    public static Caller Function(string function) => Ours(Installation.Management, $"BackupScheduler-{function}");

    public static Caller Ours(string account, string role) => Role(account, $"backup-scheduler/{role}");

    public static Caller Admin(string account) => Role(account, "Administrator");

    public static Caller Role(string account, string pathAndName) => Named($"arn:aws:iam::{account}:role/{pathAndName}");

    public static Caller Root(string account) => Named($"arn:aws:iam::{account}:root");

    public static Caller Named(string arn) => new(arn) { Organization = OrganizationOf(arn.Split(':')[4]) };

    public static Caller Service(string name) => new($"{name}.amazonaws.com");

    public static string OrganizationOf(string account) => account == Foreign ? ForeignOrganization : Installation.Organization;
}
