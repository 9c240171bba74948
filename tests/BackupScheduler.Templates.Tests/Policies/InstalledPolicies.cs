using System.Text.Json.Nodes;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.LocalAws.Templates;
using BackupScheduler.Templates.Tests.Policies.Evaluation;

namespace BackupScheduler.Templates.Tests.Policies;

/// <summary>Finds the policies that an installation holds against a call.</summary>
internal static class InstalledPolicies
{
    public static IEnumerable<JsonNode> OfIdentity(Installation installation, Caller caller)
    {
        if (caller.IsService) yield break;
        if (caller.BearsDeny) yield return JsonNode.Parse(DenyPolicy.Document)!;
        if (Role(installation, caller.Principal, caller.Account) is not { } role)
        {
            yield return AccessEvaluator.FullAccess;
            yield break;
        }

        foreach (var policy in role.Properties["Policies"]!.AsArray()) yield return policy!["PolicyDocument"]!;
    }

    /// <exception cref="ArgumentException">The resource is of a kind that has a policy, and is none of ours.</exception>
    public static JsonNode? OfResource(Installation installation, string action, string resource, string owner)
    {
        var stacks = installation.StacksOf(owner).ToList();
        return action.Split(':')[0] switch
        {
            "sts" => Role(installation, resource, owner)?.Properties["AssumeRolePolicyDocument"] ?? throw Unknown(resource),
            "kms" => Find(stacks, "AWS::KMS::Key", resource)?.Properties["KeyPolicy"] ?? throw Unknown(resource),
            "sqs" => Attached(stacks, "AWS::SQS::QueuePolicy", "Queues", Find(stacks, "AWS::SQS::Queue", resource)?.Ref),
            "s3" => Attached(stacks, "AWS::S3::BucketPolicy", "Bucket", Find(stacks, "AWS::S3::Bucket", resource.Split('/')[0])?.Ref),
            "sns" => Attached(stacks, "AWS::SNS::TopicPolicy", "Topics", Find(stacks, "AWS::SNS::Topic", resource)?.Ref),
            "events" when action == "events:PutEvents" => OfBus(stacks, resource),
            _ => null,
        };
    }

    /// <summary>Service control policies bind member accounts alone, and never a service-linked role.</summary>
    public static IEnumerable<JsonNode> OfOrganization(Installation installation, Caller caller)
    {
        if (caller.IsService || caller.IsServiceLinked || caller.Account is Installation.Management or Callers.Foreign) yield break;
        if (!installation.Hub.Has("ServiceControlPolicy")) yield break;
        yield return AccessEvaluator.FullAccess;
        yield return installation.Hub["ServiceControlPolicy"].Properties["Content"]!;
    }

    private static ResolvedResource? Role(Installation installation, string arn, string account) =>
        Find(installation.StacksOf(account), "AWS::IAM::Role", arn);

    private static ResolvedResource? Find(IEnumerable<ResolvedStack> stacks, string type, string arn) =>
        stacks.SelectMany(stack => stack.OfType(type)).SingleOrDefault(resource => resource.Arn == arn);

    private static JsonNode Attached(List<ResolvedStack> stacks, string type, string property, string? to) => stacks
        .SelectMany(stack => stack.OfType(type))
        .SingleOrDefault(policy => policy.Properties[property] is JsonArray many
            ? many.Any(one => one!.ToString() == to)
            : policy.Properties[property]!.ToString() == to)
        ?.Properties["PolicyDocument"] ?? throw Unknown($"{type} of {to}");

    // The default bus of an account has no policy.
    private static JsonObject? OfBus(List<ResolvedStack> stacks, string bus) => stacks.SelectMany(stack => stack.OfType("AWS::Events::EventBusPolicy"))
        .Where(policy => bus.EndsWith($":event-bus/{policy.Text("EventBusName")}", StringComparison.Ordinal))
        .Select(policy => new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(policy.Properties["Statement"]!.DeepClone()) })
        .SingleOrDefault();

    private static ArgumentException Unknown(string resource) => new($"{resource} is in no stack");
}
