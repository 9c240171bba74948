using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Deployment.Adapting;

/// <summary>The types that the emulator skips without a word, or that must not be made in it.</summary>
internal static class UncarriedTypes
{
    private static readonly Dictionary<string, string> s_reasons = new()
    {
        ["AWS::CloudFormation::StackSet"] = "not a type that it knows: deployed through its API",
        ["AWS::CloudWatch::Alarm"] = "not made from templates, and nothing would raise them",
        ["AWS::CloudWatch::Dashboard"] = "not a type that it knows",
        ["AWS::Events::EventBusPolicy"] = "not made from templates, and not weighed",
        ["AWS::Lambda::EventSourceMapping"] = "it would swallow the messages: this program's own event source serves the queues, as the template says",
        ["AWS::Organizations::Policy"] = "not made from templates, and not weighed",
        ["AWS::S3::BucketPolicy"] = "not made from templates",
        ["AWS::SNS::Subscription"] = "not made from templates",
        ["AWS::SNS::TopicPolicy"] = "not made from templates, and not weighed",
        ["AWS::SQS::QueuePolicy"] = "not made from templates, and not weighed",
        ["AWS::Scheduler::Schedule"] = "schedules never fire: runs are fired with the template's input",
        ["AWS::Scheduler::ScheduleGroup"] = "of no use without schedules",
    };

    private static readonly string[] s_bucketProperties =
    [
        "LifecycleConfiguration", "LoggingConfiguration", "ObjectLockConfiguration", "ObjectLockEnabled", "OwnershipControls",
        "PublicAccessBlockConfiguration", "VersioningConfiguration",
    ];

    /// <summary>Takes them out, and what depends on them no longer does.</summary>
    public static IReadOnlyList<NotCarried> Remove(JsonObject template)
    {
        var resources = template.Resources();
        var gone = resources.Where(r => s_reasons.ContainsKey(r.Value.TypeOf())).Select(r => (r.Key, Type: r.Value.TypeOf())).ToList();
        foreach (var (id, _) in gone)
        {
            template["Resources"]!.AsObject().Remove(id);
        }

        var ids = gone.Select(resource => resource.Key).ToHashSet();
        foreach (var (_, resource) in template.Resources())
        {
            Undepend(resource, ids);
        }

        RemoveOutputs(template, ids);
        return
        [
            .. gone.GroupBy(resource => resource.Type, resource => resource.Key).OrderBy(type => type.Key, StringComparer.Ordinal)
                .Select(type => new NotCarried(type.Key, s_reasons[type.Key], [.. type])),
            .. BucketProperties(template),
        ];
    }

    private static void Undepend(JsonObject resource, HashSet<string> gone)
    {
        if (resource["DependsOn"] is JsonArray many)
        {
            resource["DependsOn"] = new JsonArray([.. many.Where(id => !gone.Contains((string)id!)).Select(id => id!.DeepClone())]);
        }
        else if ((string?)resource["DependsOn"] is { } one && gone.Contains(one))
        {
            resource.Remove("DependsOn");
        }
    }

    private static void RemoveOutputs(JsonObject template, HashSet<string> gone)
    {
        var outputs = template["Outputs"]?.AsObject() ?? [];
        var lost = outputs.Where(output => gone.Contains(output.Value!["Value"].ReferredTo() ?? output.Value["Value"].AttributeOf() ?? ""));
        foreach (var output in lost.Select(output => output.Key).ToList())
        {
            outputs.Remove(output);
        }
    }

    private static IEnumerable<NotCarried> BucketProperties(JsonObject template) =>
        from property in s_bucketProperties
        let buckets = template.Resources().Where(r => r.Value.TypeOf() == "AWS::S3::Bucket" && r.Value["Properties"]?[property] is not null).Select(r => r.Key).ToList()
        where buckets.Count > 0
        select new NotCarried($"AWS::S3::Bucket {property}", "dropped when a bucket is made from a template", buckets);
}
