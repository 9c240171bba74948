using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Core.Enforcement;

/// <summary>
/// Reads EventBridge's form of a CloudTrail record of IAM (<c>source</c> is <c>aws.iam</c>). Untrusted input: what is off is
/// refused with a reason that names the field, what was given and what is accepted.
/// </summary>
public static class IamEventReader
{
    private const string Source = "aws.iam";
    private const string DetailType = "AWS API Call via CloudTrail";

    /// <summary>Whether a message body is an event of EventBridge at all, not a work item.</summary>
    public static bool IsEvent(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("detail-type", out _);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return false;
        }
    }

    /// <summary>Reads an event.</summary>
    /// <param name="body">The message's body.</param>
    /// <param name="iamEvent">The event.</param>
    /// <param name="reason">Why it was refused, in one line.</param>
    public static bool TryRead(string body, [NotNullWhen(true)] out IamEvent? iamEvent, [NotNullWhen(false)] out string? reason)
    {
        iamEvent = null;
        try
        {
            using var json = JsonDocument.Parse(body);
            iamEvent = Read(json.RootElement);
            reason = null;
            return true;
        }
        catch (FormatException e)
        {
            reason = e.Message;
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            reason = "body: not the JSON of an EventBridge event";
        }

        return false;
    }

    // Half a surrogate pair is an ArgumentException where it stands bare and an InvalidOperationException where it is escaped.
    private static bool IsUnreadable(Exception e) => e is JsonException or InvalidOperationException or ArgumentException;

    private static IamEvent Read(JsonElement root)
    {
        Expect(root, "source", Source);
        Expect(root, "detail-type", DetailType);
        if (!AccountId.TryParse(Text(root, "account"), out var account)) throw Wrong("account", Text(root, "account"), "12 digits");
        var detail = Member(root, "detail") ?? throw Wrong("detail", null, "an object");
        // It is repeated in logs and alarms.
        if (Text(detail, "eventName") is not { Length: > 0 } name || !name.All(char.IsAsciiLetterOrDigit))
            throw Wrong("detail.eventName", Text(detail, "eventName"), "an IAM action");
        var parameters = Member(detail, "requestParameters");
        return new IamEvent(account, name, TimeOf(detail))
        {
            Id = Text(detail, "eventID") ?? "",
            ErrorCode = Text(detail, "errorCode"),
            Actor = Member(detail, "userIdentity") is { } identity ? ActorOf(identity) : null,
            UserName = Text(parameters, "userName"),
            NewUserName = Text(parameters, "newUserName"),
            Trust = TrustOf(name, parameters),
            RoleName = Text(parameters, "roleName"),
            PolicyArn = Text(parameters, "policyArn"),
            PolicyName = Text(parameters, "policyName"),
        };
    }

    // What the other calls name so is the document of an inline or managed policy.
    private static string? TrustOf(string name, JsonElement? parameters) => name switch
    {
        "CreateRole" => Text(parameters, "assumeRolePolicyDocument"),
        "UpdateAssumeRolePolicy" => Text(parameters, "policyDocument"),
        _ => null,
    };

    // An assumed role's own ARN lacks the role's path: a role of the same name elsewhere would look the same.
    private static string? ActorOf(JsonElement identity) =>
        Text(Member(Member(identity, "sessionContext"), "sessionIssuer"), "arn") ?? Text(identity, "arn");

    private static DateTimeOffset TimeOf(JsonElement detail)
    {
        var text = Text(detail, "eventTime");
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Wrong("detail.eventTime", text, "a time in ISO 8601");
    }

    private static void Expect(JsonElement root, string name, string accepted)
    {
        if (Text(root, name) is var given && given != accepted) throw Wrong(name, given, accepted);
    }

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Object
            ? member
            : null;

    private static string? Text(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String
            ? member.GetString()
            : null;

    private static FormatException Wrong(string field, string? given, string accepted) =>
        new($"{field}: {(given is null ? "missing" : $"given {Given.Show(given)}")}, accepted is {accepted}");
}
