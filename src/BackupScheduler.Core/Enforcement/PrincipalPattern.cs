using System.Diagnostics.CodeAnalysis;
using System.IO.Enumeration;
using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Core.Enforcement;

/// <summary>
/// An ARN of users or roles that the configuration exempts, with <c>*</c> in the account or in the name. The path is exact, and a
/// name of <c>*</c> alone is refused: anyone who may create roles may create one on any path.
/// </summary>
public sealed record PrincipalPattern
{
    private const int Parts = 6;
    private const int LeastPlain = 3;
    private readonly string _partition, _account, _kindAndPath, _name;

    private PrincipalPattern(string text, string partition, string account, string kindAndPath, string name) =>
        (Text, _partition, _account, _kindAndPath, _name) = (text, partition, account, kindAndPath, name);

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>The partition that its principals are in.</summary>
    public string Partition => _partition;

    /// <summary>What <see cref="TryParse"/> accepts, for error messages.</summary>
    public const string Accepts =
        "ARNs of users or roles such as arn:aws:iam::*:role/AWSControlTowerExecution; * only for the account and in the name, which holds three other characters at least";

    /// <summary>Reads a pattern.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PrincipalPattern? pattern)
    {
        pattern = null;
        var parts = text?.Split(':');
        if (parts is not ["arn", { Length: > 0 }, "iam", "", _, _] || parts.Length != Parts || !IsAccount(parts[4])) return false;
        var end = parts[5].LastIndexOf('/') + 1;
        var (kindAndPath, name) = (parts[5][..end], parts[5][end..]);
        if (!IsKindAndPath(kindAndPath) || !IsName(name) || parts[1].Contains('*', StringComparison.Ordinal)) return false;
        pattern = new PrincipalPattern(text!, parts[1], parts[4], kindAndPath, name);
        return true;
    }

    /// <summary>Whether the pattern names this user or role.</summary>
    public bool Matches(PrincipalArn arn)
    {
        var kindAndPath = $"{(arn.Kind == PrincipalKind.User ? "user" : "role")}{arn.Path}";
        return arn.Partition == _partition
            && (_account == "*" || arn.Account.Value == _account)
            && kindAndPath == _kindAndPath
            && FileSystemName.MatchesSimpleExpression(_name, arn.Name, ignoreCase: false);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool IsAccount(string text) => text == "*" || AccountId.TryParse(text, out _);

    private static bool IsKindAndPath(string text) =>
        (text.StartsWith("user/", StringComparison.Ordinal) || text.StartsWith("role/", StringComparison.Ordinal))
        && text.All(c => c is > ' ' and <= '~' and not '*' and not '?' and not '\\');

    private static bool IsName(string text) =>
        text.Count(c => c != '*') >= LeastPlain
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '=' or ',' or '.' or '@' or '_' or '-' or '*');
}
