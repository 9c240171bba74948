using System.Text.RegularExpressions;
using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Functions.Settings;

/// <summary>The forms of names that AWS accepts, as far as a setting can be wrong in form.</summary>
internal static partial class Formats
{
    // A backup's name has at most 255 characters (DynamoDB API); "_" and the run id take 17 of them.
    [GeneratedRegex(@"\A[a-zA-Z0-9_.-]{1,238}\z")]
    private static partial Regex NamePrefix();

    // Three plain characters first: "*" alone would make every backup of the organization ours to delete.
    [GeneratedRegex(@"\A[a-zA-Z0-9_.-]{3}[a-zA-Z0-9_.*-]{0,252}\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A[\w+=,.@-]+(/[\w+=,.@-]+)*\z", RegexOptions.ECMAScript)]
    private static partial Regex RolePathAndName();

    [GeneratedRegex(@"\A[\w+=,.@:/-]{2,1224}\z", RegexOptions.ECMAScript)]
    private static partial Regex ExternalId();

    [GeneratedRegex(@"\A[\w+=,.@-]{1,128}\z", RegexOptions.ECMAScript)]
    private static partial Regex PolicyName();

    [GeneratedRegex(@"\A(ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|r-[0-9a-z]{4,32})\z")]
    private static partial Regex OrganizationalUnit();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z")]
    private static partial Regex Bucket();

    [GeneratedRegex(@"\Aarn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/[a-zA-Z0-9-]{1,64}\z")]
    private static partial Regex KeyArn();

    [GeneratedRegex(@"\A([/.\-_A-Za-z0-9]{1,256}|arn:[a-z-]+:events:[a-z0-9-]+:[0-9]{12}:event-bus/[/.\-_A-Za-z0-9]{1,256})\z")]
    private static partial Regex EventBus();

    [GeneratedRegex(@"\A[A-Z0-9]{16,128}\z")]
    private static partial Regex UniqueId();

    public static bool IsUniqueId(string text) => UniqueId().IsMatch(text);

    public static bool IsEventBus(string text) => EventBus().IsMatch(text);

    /// <summary>The account in the URL of a queue, <c>https://sqs.eu-west-1.amazonaws.com/111122223333/name</c>; null if there is none.</summary>
    public static AccountId? AccountOfQueue(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Segments is [_, var account, ..] && AccountId.TryParse(account.TrimEnd('/'), out var id)
            ? id
            : null;

    public static bool IsBucket(string text) => Bucket().IsMatch(text);

    public static bool IsKeyArn(string text) => KeyArn().IsMatch(text);

    public static bool IsNamePrefix(string text) => NamePrefix().IsMatch(text);

    public static bool IsNamePattern(string text) => NamePattern().IsMatch(text);

    public static bool IsRolePathAndName(string text) => RolePathAndName().IsMatch(text);

    public static bool IsExternalId(string text) => ExternalId().IsMatch(text);

    public static bool IsOrganizationalUnit(string text) => OrganizationalUnit().IsMatch(text);

    public static bool IsPolicyName(string text) => PolicyName().IsMatch(text);

    public static bool IsDenyMode(string text) => text is "managed" or "inline";

    public static bool IsEnforcement(string text) => text is "attach" or "scp" or "both" or "off";
}
