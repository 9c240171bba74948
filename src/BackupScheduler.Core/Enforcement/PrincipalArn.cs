using System.Diagnostics.CodeAnalysis;
using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Core.Enforcement;

/// <summary>
/// A user or role by its ARN, <c>arn:aws:iam::111122223333:role/team/Deployer</c>. IAM compares names without regard to case,
/// but shows and keeps the case that they were created with; within an account a name is unique whatever its path.
/// </summary>
/// <param name="Partition"><c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>.</param>
/// <param name="Account">The account.</param>
/// <param name="Kind">User or role.</param>
/// <param name="Path">With both slashes: <c>/</c>, <c>/team/</c>.</param>
/// <param name="Name">The name without the path.</param>
public sealed record PrincipalArn(string Partition, AccountId Account, PrincipalKind Kind, string Path, string Name)
{
    private const int Parts = 6;

    /// <summary>Reads an ARN of a user or role.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PrincipalArn? arn)
    {
        arn = null;
        var parts = text?.Split(':', Parts);
        if (parts is not ["arn", { Length: > 0 }, "iam", "", _, _] || !AccountId.TryParse(parts[4], out var account)) return false;
        var start = parts[5].IndexOf('/', StringComparison.Ordinal);
        var end = parts[5].LastIndexOf('/');
        PrincipalKind? kind = (start < 0 ? "" : parts[5][..start]) switch { "user" => PrincipalKind.User, "role" => PrincipalKind.Role, _ => null };
        if (kind is null || end == parts[5].Length - 1) return false;
        arn = new PrincipalArn(parts[1], account, kind.Value, parts[5][start..(end + 1)], parts[5][(end + 1)..]);
        return true;
    }

    /// <summary>The ARN as IAM writes it.</summary>
    public override string ToString() => $"arn:{Partition}:iam::{Account}:{(Kind == PrincipalKind.User ? "user" : "role")}{Path}{Name}";
}
