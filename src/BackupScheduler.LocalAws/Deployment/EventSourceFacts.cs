using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Deployment.Adapting;

namespace BackupScheduler.LocalAws.Deployment;

/// <summary>An event source mapping as the template has it, by logical ids.</summary>
/// <param name="MaximumConcurrency">What AWS would work on at once.</param>
public sealed record EventSourceFacts(string Queue, string Function, int BatchSize, int MaximumConcurrency)
{
    internal static IReadOnlyList<EventSourceFacts> Of(JsonObject template) =>
    [
        .. from resource in template.Resources()
           where resource.Value.TypeOf() == "AWS::Lambda::EventSourceMapping"
           let properties = resource.Value["Properties"]!
           select new EventSourceFacts(
               properties["EventSourceArn"].AttributeOf()!, properties["FunctionName"].ReferredTo()!,
               (int)(long)properties["BatchSize"]!, (int)(long)properties["ScalingConfig"]!["MaximumConcurrency"]!),
    ];
}
