using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Proxy.Iam;

/// <summary>Who makes a call, as CloudTrail tells it in `userIdentity`.</summary>
public sealed record IamCaller
{
    private IamCaller(string type, string account, string id, string arn) =>
        (Type, Account, PrincipalId, Arn) = (type, account, id, arn);

    /// <summary>`AssumedRole`, `IAMUser` or `Root`.</summary>
    public string Type { get; }

    public string Account { get; }

    /// <summary>For a session, the role's id and the session's name.</summary>
    public string PrincipalId { get; }

    /// <summary>For a session that of STS, which lacks the role's path.</summary>
    public string Arn { get; }

    /// <summary>For a session the role's ARN, path included; else null.</summary>
    public string? RoleArn { get; private init; }

    public string AccessKey { get; init; } = "ASIAEXAMPLE";

    private string UserName => (RoleArn ?? Arn)[((RoleArn ?? Arn).LastIndexOf('/') + 1)..];

    /// <summary>A session of a role.</summary>
    /// <param name="role">Path and name, such as `backup-scheduler/PolicyEnforcer`.</param>
    public static IamCaller Session(string account, string role, string session, string roleId = "AROAEXAMPLE") =>
        new("AssumedRole", account, $"{roleId}:{session}",
            $"arn:aws:sts::{account}:assumed-role/{role[(role.LastIndexOf('/') + 1)..]}/{session}")
        {
            RoleArn = $"arn:aws:iam::{account}:role/{role}",
        };

    /// <param name="user">Path and name, such as `people/anna`.</param>
    public static IamCaller User(string account, string user) =>
        new("IAMUser", account, "AIDAEXAMPLE", $"arn:aws:iam::{account}:user/{user}");

    public static IamCaller Root(string account) => new("Root", account, account, $"arn:aws:iam::{account}:root");

    internal JsonObject ToJson(string eventTime)
    {
        var identity = new JsonObject
        {
            ["type"] = Type,
            ["principalId"] = PrincipalId,
            ["arn"] = Arn,
            ["accountId"] = Account,
            ["accessKeyId"] = AccessKey,
        };
        if (Type == "IAMUser")
        {
            identity["userName"] = UserName;
        }

        if (RoleArn is not null)
        {
            identity["sessionContext"] = Context(eventTime);
        }

        return identity;
    }

    private JsonObject Context(string eventTime) => new()
    {
        ["sessionIssuer"] = new JsonObject
        {
            ["type"] = "Role",
            ["principalId"] = PrincipalId.Split(':')[0],
            ["arn"] = RoleArn,
            ["accountId"] = Account,
            ["userName"] = UserName,
        },
        ["webIdFederationData"] = new JsonObject(),
        ["attributes"] = new JsonObject { ["creationDate"] = eventTime, ["mfaAuthenticated"] = "false" },
    };
}
