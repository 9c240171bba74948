using System.Text.Json.Nodes;

namespace BackupScheduler.Functions.Tests.Enforcement;

/// <summary>Changes of an account's IAM as the bus rule delivers them.</summary>
internal sealed record IamEvents(string Name, DateTimeOffset Time)
{
    public string Account { get; init; } = World.Scope.Account.Value;

    /// <summary>The role that called, with its path.</summary>
    public string Actor { get; init; } = "arn:aws:iam::111122223333:role/team/Admin";

    public string? ErrorCode { get; init; }

    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    public string Body
    {
        get
        {
            var parameters = new JsonObject(Parameters.Select(parameter => KeyValuePair.Create(parameter.Key, (JsonNode?)parameter.Value)));
            var detail = new JsonObject
            {
                ["eventVersion"] = "1.10",
                ["userIdentity"] = new JsonObject
                {
                    ["type"] = "AssumedRole",
                    ["arn"] = $"arn:aws:sts::111122223333:assumed-role/{Actor[(Actor.LastIndexOf('/') + 1)..]}/session",
                    ["sessionContext"] = new JsonObject { ["sessionIssuer"] = new JsonObject { ["type"] = "Role", ["arn"] = Actor } },
                },
                ["eventTime"] = Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null),
                ["eventSource"] = "iam.amazonaws.com",
                ["eventName"] = Name,
                ["requestParameters"] = parameters,
                ["eventID"] = "7c9c1a52-0000-4000-8000-000000000001",
            };
            if (ErrorCode is not null) detail["errorCode"] = ErrorCode;
            return new JsonObject
            {
                ["version"] = "0",
                ["id"] = "00000000-0000-4000-8000-000000000001",
                ["detail-type"] = "AWS API Call via CloudTrail",
                ["source"] = "aws.iam",
                ["account"] = Account,
                ["time"] = Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null),
                ["region"] = "us-east-1",
                ["resources"] = new JsonArray(),
                ["detail"] = detail,
            }.ToJsonString();
        }
    }
}
