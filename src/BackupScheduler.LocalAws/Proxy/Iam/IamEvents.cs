using System.Globalization;
using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Proxy.Iam;

/// <summary>A call to IAM as CloudTrail notes it. <paramref name="Account"/> is where it happened.</summary>
public sealed record IamEvent(string Account, string Name, DateTimeOffset Time)
{
    /// <summary>The account's root when null.</summary>
    public IamCaller? Caller { get; init; }

    /// <summary>With the names that CloudTrail gives them, such as `roleName`.</summary>
    public JsonObject? RequestParameters { get; init; }

    /// <summary>Null for all but what creates.</summary>
    public JsonObject? ResponseElements { get; init; }

    /// <summary>As CloudTrail has it, such as `NoSuchEntityException`; null for a success.</summary>
    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }

    public string UserAgent { get; init; } = "aws-cli/2.0";

    public string Id { get; init; } = Guid.NewGuid().ToString();

    /// <summary>EventBridge's own id; an event that is delivered twice keeps it.</summary>
    public string EnvelopeId { get; init; } = Guid.NewGuid().ToString();

    public string RequestId { get; init; } = Guid.NewGuid().ToString();
}

/// <summary>Bodies as EventBridge delivers them for `AWS API Call via CloudTrail`, which in IAM's case is always from us-east-1.</summary>
public static class IamEvents
{
    private const string Region = "us-east-1";

    public static string Body(IamEvent e)
    {
        var time = e.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["version"] = "0",
            ["id"] = e.EnvelopeId,
            ["detail-type"] = "AWS API Call via CloudTrail",
            ["source"] = "aws.iam",
            ["account"] = e.Account,
            ["time"] = time,
            ["region"] = Region,
            ["resources"] = new JsonArray(),
            ["detail"] = Detail(e, time),
        }.ToJsonString();
    }

    /// <summary>CreateUser.</summary>
    /// <param name="path">With both slashes.</param>
    public static IamEvent UserCreated(string account, string name, DateTimeOffset time, string path = "/") =>
        Created("User", account, name, time, path, []);

    /// <summary>CreateRole.</summary>
    /// <param name="path">With both slashes.</param>
    public static IamEvent RoleCreated(
        string account, string name, DateTimeOffset time, string path = "/", string trust = """{"Version":"2012-10-17","Statement":[]}""") =>
        Created("Role", account, name, time, path, new() { ["assumeRolePolicyDocument"] = trust });

    /// <summary>Any other call, by its request parameters, such as `("roleName", "Deployer"), ("policyArn", "arn:...")`.</summary>
    public static IamEvent Called(
        string account, string eventName, DateTimeOffset time, params IEnumerable<(string Name, string Value)> parameters) =>
        new(account, eventName, time)
        {
            RequestParameters = new JsonObject(parameters.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)JsonValue.Create(p.Value)))),
        };

    private static IamEvent Created(
        string kind, string account, string name, DateTimeOffset time, string path, JsonObject more)
    {
        var word = kind == "User" ? "user" : "role";
        var made = new JsonObject
        {
            ["path"] = path,
            [$"{word}Name"] = name,
            [$"{word}Id"] = kind == "User" ? "AIDAEXAMPLE" : "AROAEXAMPLE",
            ["arn"] = $"arn:aws:iam::{account}:{word}{path}{name}",
            ["createDate"] = CloudTrailJson.Date(time),
        };
        foreach (var (field, value) in more)
        {
            // What a request gives in plain text, the answer has URL-encoded.
            made[field] = Uri.EscapeDataString(value!.GetValue<string>());
        }

        more[$"{word}Name"] = name;
        more["path"] = path;
        return new IamEvent(account, $"Create{kind}", time)
        {
            RequestParameters = more,
            ResponseElements = new JsonObject { [word] = made },
        };
    }

    private static JsonObject Detail(IamEvent e, string time)
    {
        var detail = new JsonObject
        {
            ["eventVersion"] = "1.10",
            ["userIdentity"] = (e.Caller ?? IamCaller.Root(e.Account)).ToJson(time),
            ["eventTime"] = time,
            ["eventSource"] = "iam.amazonaws.com",
            ["eventName"] = e.Name,
            ["awsRegion"] = Region,
            ["sourceIPAddress"] = "127.0.0.1",
            ["userAgent"] = e.UserAgent,
            ["requestParameters"] = e.RequestParameters?.DeepClone(),
            ["responseElements"] = e.ResponseElements?.DeepClone(),
            ["requestID"] = e.RequestId,
            ["eventID"] = e.Id,
            ["readOnly"] = false,
            ["eventType"] = "AwsApiCall",
            ["managementEvent"] = true,
            ["recipientAccountId"] = e.Account,
            ["eventCategory"] = "Management",
        };
        if (e.ErrorCode is { } code)
        {
            detail["errorCode"] = code;
            detail["errorMessage"] = e.ErrorMessage;
        }

        return detail;
    }
}
