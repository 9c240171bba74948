using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.Templates.Tests.Policies;

/// <summary>Every policy as AWS gets it where everything is switched on, for a reviewer to read: one file each.</summary>
public sealed class ApprovedTests
{
    private const string Folder = "Policies/Approved";

    // No escapes, since the files are read by people.
    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, ResolvedStack> s_stacks = new()
    {
        ["hub"] = Installation.Whole.Hub,
        ["vault"] = Installation.Whole.Stack(TemplateText.Vault, Installation.Vault),
        ["member-roles"] = Installation.Whole.Stack(TemplateText.MemberRoles, Installation.Member),
        ["member-events"] = Installation.Whole.Stack(TemplateText.MemberEvents, Installation.Member),
    };

    private static readonly Dictionary<string, JsonNode> s_policies = s_stacks
        .SelectMany(stack => stack.Value.Resources.SelectMany(Documents), (stack, document) => ($"{stack.Key}.{document.Name}.json", document.Policy))
        .ToDictionary();

    public static TheoryData<string> Files => new(s_policies.Keys);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_policy_is_the_approved_one(string file) =>
        Golden.Check(Path.Combine(Folder, file), s_policies[file].ToJsonString(s_readable) + "\n");

    [Fact]
    public void Nothing_is_approved_that_is_no_longer_there() => Findings.None(
        from path in Directory.GetFiles(Path.Combine(Repository.TestProject, Folder))
        where !s_policies.ContainsKey(Path.GetFileName(path))
        select $"{Path.GetFileName(path)} is no policy of the templates any more");

    [Fact]
    public void No_policy_hides_in_a_place_that_nobody_looks_at() => Assert.Equal(
        s_stacks.Values.SelectMany(stack => stack.Resources).Sum(resource => Statements(resource.Properties)), s_policies.Values.Sum(Statements));

    private static IEnumerable<(string Name, JsonNode Policy)> Documents(ResolvedResource resource) => resource.Type switch
    {
        "AWS::IAM::Role" =>
        [
            ($"{resource.Id}.trust", resource.Properties["AssumeRolePolicyDocument"]!),
            .. resource.Properties["Policies"]!.AsArray().Select(policy => ($"{resource.Id}.{policy!["PolicyName"]}", policy["PolicyDocument"]!)),
        ],
        "AWS::Events::EventBusPolicy" => [(resource.Id, resource.Properties["Statement"]!)],
        "AWS::KMS::Key" => [(resource.Id, resource.Properties["KeyPolicy"]!)],
        "AWS::Organizations::Policy" => [(resource.Id, resource.Properties["Content"]!)],
        "AWS::S3::BucketPolicy" or "AWS::SNS::TopicPolicy" or "AWS::SQS::QueuePolicy" => [(resource.Id, resource.Properties["PolicyDocument"]!)],
        _ => [],
    };

    private static int Statements(JsonNode? node) => node switch
    {
        JsonObject o => (o.ContainsKey("Effect") ? 1 : 0) + o.Sum(pair => Statements(pair.Value)),
        JsonArray array => array.Sum(Statements),
        _ => 0,
    };
}
