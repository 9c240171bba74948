using System.Text.Json;
using System.Text.Json.Nodes;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Functions.Tests.Fakes;
using BackupScheduler.Fuzz.Running;
using BackupScheduler.LocalAws.Policies;
using PolicyDocument = BackupScheduler.Core.Enforcement.PolicyDocument;

namespace BackupScheduler.Fuzz.Targets;

/// <summary>IAM policy documents: what is not the deny never passes for it, and the evaluator judges or says why it does not.</summary>
internal sealed class PolicyTarget : IFuzzTarget
{
    private static readonly string[] s_seeds =
    [
        DenyPolicy.Document, Uri.EscapeDataString(DenyPolicy.Document), FakeIdentities.OnlyForBackup,
        """{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":["dynamodb:*","s3:Get*"],"Resource":"arn:aws:s3:::copies/${aws:PrincipalAccount}/*","Condition":{"StringEquals":{"aws:ResourceOrgID":"o-a1"},"ArnLike":{"aws:PrincipalArn":["arn:aws:iam::*:role/x/*"]},"Bool":{"aws:SecureTransport":"false"}}}]}""",
        """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","NotAction":"s3:PutObject","NotResource":["*"],"Condition":{"StringNotLike":{"s3:prefix":["a*"]},"Null":{"aws:PrincipalTag/x":"true"},"NumericLessThan":{"s3:max-keys":"10"}}}}""",
    ];

    private static readonly PolicyRequest s_request = new("dynamodb:DeleteBackup", "arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/backup/01489602797149-73d8d5bc")
    {
        Context = new Dictionary<string, string> { ["aws:PrincipalAccount"] = "111122223333", ["aws:PrincipalArn"] = "arn:aws:iam::111122223333:role/app", ["aws:SecureTransport"] = "true" },
    };

    public string Name => "policies";

    public string Seed(Random random) => ItemSeeds.Any(random, s_seeds);

    public void Run(string input)
    {
        var meaning = PolicyDocument.Meaning(input);
        _ = PolicyDocument.Size(input);
        if (DenyPolicy.IsMeantBy(input))
            BrokenPromiseException.Unless(meaning is not null && Uri.UnescapeDataString(input).Contains("dynamodb:deletebackup", StringComparison.OrdinalIgnoreCase), "something else passes for the deny");
        if (TrustPolicy.IsOnlyForBackup(input))
            BrokenPromiseException.Unless(Unescaped(input).Contains(TrustPolicy.BackupService, StringComparison.Ordinal), "a trust of others passes for that of AWS Backup");
        Evaluate(input);
    }

    // Documented: PolicyException for what is not judged, and whatever System.Text.Json says of what is no policy at all.
    private static void Evaluate(string input)
    {
        try
        {
            if (JsonNode.Parse(input) is { } document) _ = LocalAws.Policies.PolicyDocument.Parse(document).Grants(s_request);
        }
        catch (Exception e) when (e is PolicyException or JsonException or InvalidOperationException or ArgumentException)
        {
        }
    }

    private static string Unescaped(string json)
    {
        using var document = JsonDocument.Parse(json);
        return string.Concat(Texts(document.RootElement));
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Texts(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };
}
