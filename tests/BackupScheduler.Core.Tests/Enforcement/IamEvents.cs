using System.Text.Json.Nodes;

namespace BackupScheduler.Core.Tests.Enforcement;

/// <summary>Events of IAM in the form in which EventBridge delivers CloudTrail's records.</summary>
internal static class IamEvents
{
    public const string Time = "2026-11-22T01:02:03Z";

    private const string AnyDocument =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    /// <summary>The envelope with a record of somebody's role, as a person who assumed it would cause.</summary>
    public static JsonObject Body(string name, JsonObject? parameters, JsonNode? response = null, string account = "111122223333") => new()
    {
        ["version"] = "0",
        ["id"] = "6f1c9a3e-1111-2222-3333-444455556666",
        ["detail-type"] = "AWS API Call via CloudTrail",
        ["source"] = "aws.iam",
        ["account"] = account,
        ["time"] = Time,
        ["region"] = "us-east-1",
        ["resources"] = new JsonArray(),
        ["detail"] = new JsonObject
        {
            ["eventVersion"] = "1.09",
            ["userIdentity"] = SessionOf($"arn:aws:iam::{account}:role/team/Admin", account),
            ["eventTime"] = Time,
            ["eventSource"] = "iam.amazonaws.com",
            ["eventName"] = name,
            ["awsRegion"] = "us-east-1",
            ["sourceIPAddress"] = "203.0.113.7",
            ["userAgent"] = "aws-cli/2.31.0",
            ["requestParameters"] = parameters,
            ["responseElements"] = response,
            ["requestID"] = "0f0f0f0f-1111-2222-3333-444455556666",
            ["eventID"] = "e1e1e1e1-1111-2222-3333-444455556666",
            ["readOnly"] = false,
            ["eventType"] = "AwsApiCall",
            ["managementEvent"] = true,
            ["recipientAccountId"] = account,
            ["eventCategory"] = "Management",
        },
    };

    /// <summary>The identity of an assumed role: its own ARN is the session's, which lacks the role's path.</summary>
    public static JsonObject SessionOf(string role, string account = "111122223333")
    {
        var name = role[(role.LastIndexOf('/') + 1)..];
        return new JsonObject
        {
            ["type"] = "AssumedRole",
            ["principalId"] = "AROAEXAMPLEEXAMPLE123:session",
            ["arn"] = $"arn:aws:sts::{account}:assumed-role/{name}/session",
            ["accountId"] = account,
            ["accessKeyId"] = "ASIAEXAMPLEEXAMPLE12",
            ["sessionContext"] = new JsonObject
            {
                ["sessionIssuer"] = new JsonObject
                {
                    ["type"] = "Role",
                    ["principalId"] = "AROAEXAMPLEEXAMPLE123",
                    ["arn"] = role,
                    ["accountId"] = account,
                    ["userName"] = name,
                },
                ["attributes"] = new JsonObject { ["creationDate"] = "2026-11-22T01:00:00Z", ["mfaAuthenticated"] = "false" },
            },
        };
    }

    /// <summary>An event with the parameters that its API call has; the role, user and policy as given.</summary>
    public static JsonObject Call(string name, string role = "Deployer", string user = "alice", string policy = "DenyDynamoDBDeleteBackup")
    {
        var policyArn = $"arn:aws:iam::111122223333:policy/{policy}";
        return name switch
        {
            "CreateUser" => Body(name, new() { ["userName"] = user, ["path"] = "/team/" },
                new JsonObject { ["user"] = Created("user", user) }),
            "CreateRole" => Body(name, new() { ["roleName"] = role, ["path"] = "/team/", ["assumeRolePolicyDocument"] = Known.TrustOfEc2 },
                new JsonObject { ["role"] = Created("role", role) }),
            "UpdateAssumeRolePolicy" => Body(name, new() { ["roleName"] = role, ["policyDocument"] = Known.TrustOfEc2 }),
            "AttachUserPolicy" or "DetachUserPolicy" => Body(name, new() { ["userName"] = user, ["policyArn"] = policyArn }),
            "AttachRolePolicy" or "DetachRolePolicy" => Body(name, new() { ["roleName"] = role, ["policyArn"] = policyArn }),
            "PutUserPolicy" => Body(name, new() { ["userName"] = user, ["policyName"] = policy, ["policyDocument"] = AnyDocument }),
            "PutRolePolicy" => Body(name, new() { ["roleName"] = role, ["policyName"] = policy, ["policyDocument"] = AnyDocument }),
            "DeleteUserPolicy" => Body(name, new() { ["userName"] = user, ["policyName"] = policy }),
            "DeleteRolePolicy" => Body(name, new() { ["roleName"] = role, ["policyName"] = policy }),
            "CreatePolicy" => Body(name, new() { ["policyName"] = policy, ["policyDocument"] = AnyDocument },
                new JsonObject { ["policy"] = new JsonObject { ["arn"] = policyArn, ["policyName"] = policy, ["defaultVersionId"] = "v1" } }),
            "CreatePolicyVersion" => Body(name, new() { ["policyArn"] = policyArn, ["policyDocument"] = AnyDocument, ["setAsDefault"] = true },
                new JsonObject { ["policyVersion"] = new JsonObject { ["versionId"] = "v2", ["isDefaultVersion"] = true } }),
            "SetDefaultPolicyVersion" or "DeletePolicyVersion" => Body(name, new() { ["policyArn"] = policyArn, ["versionId"] = "v2" }),
            "DeletePolicy" => Body(name, new() { ["policyArn"] = policyArn }),
            "CreateGroup" or "DeleteGroup" => Body(name, new() { ["groupName"] = "admins" }),
            "DetachGroupPolicy" => Body(name, new() { ["groupName"] = "admins", ["policyArn"] = policyArn }),
            "CreateServiceLinkedRole" => Body(name, new() { ["aWSServiceName"] = "ecs.amazonaws.com" }),
            "DeleteUser" or "CreateAccessKey" or "UpdateUser" => Body(name, new() { ["userName"] = user }),
            "DeleteAccountPasswordPolicy" => Body(name, null),
            _ => Body(name, new() { ["roleName"] = role }),
        };
    }

    /// <summary>Sets a member, given by its path such as <c>detail.eventName</c>; takes it away where the value is absent.</summary>
    public static JsonObject With(this JsonObject body, string path, JsonNode? value, bool isAbsent = false)
    {
        var names = path.Split('.');
        var parent = names[..^1].Aggregate(body, (node, name) => node[name]!.AsObject());
        if (isAbsent) parent.Remove(names[^1]);
        else parent[names[^1]] = value;
        return body;
    }

    private static JsonObject Created(string kind, string name) => new()
    {
        ["path"] = "/team/",
        [$"{kind}Name"] = name,
        [$"{kind}Id"] = "AIDAEXAMPLEEXAMPLE123",
        ["arn"] = $"arn:aws:iam::111122223333:{kind}/team/{name}",
        ["createDate"] = "Nov 22, 2026, 1:02:03 AM",
    };
}
