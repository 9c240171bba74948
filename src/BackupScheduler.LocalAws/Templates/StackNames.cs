using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Templates;

/// <summary>What <c>Ref</c> and <c>Fn::GetAtt</c> answer, from the names that the template gives.</summary>
internal sealed class StackNames(JsonObject template, StackPlace place, StackParameters parameters)
{
    // Where a template gives no name, CloudFormation makes one that ends at random.
    private const string Unforeseeable = "RANDOM";

    private Functions? _functions;

    public StackPlace Place => place;

    public static string TypeOf(JsonObject declaration) => declaration["Type"]!.ToString();

    /// <summary>Names may themselves be made of functions.</summary>
    public void ResolveWith(Functions functions) => _functions = functions;

    /// <summary>Null for a name that is neither parameter, pseudo parameter nor resource.</summary>
    public JsonNode? Ref(string name)
    {
        if (parameters.Ref(name) is { } parameter) return parameter;
        if (place.Pseudo(name) is { } pseudo) return JsonValue.Create(pseudo);
        return Declaration(name) is { } resource ? JsonValue.Create(RefOf(name, resource)) : null;
    }

    public string Attribute(string id, string attribute)
    {
        var declaration = Declaration(id) ?? throw new TemplateException($"the template has no resource {id}");
        return (TypeOf(declaration), attribute) switch
        {
            // AWS makes a role's unique id itself.
            ("AWS::IAM::Role", "RoleId") => $"AROA{id.ToUpperInvariant()}",
            ("AWS::SNS::Topic", "TopicArn") => RefOf(id, declaration),
            ("AWS::SNS::Topic", "TopicName") => RefOf(id, declaration).Split(':')[^1],
            ("AWS::SQS::Queue", "QueueName") => QueueName(id, declaration),
            ("AWS::Events::EventBus", "Name") => RefOf(id, declaration),
            ("AWS::Organizations::Policy", "Id") => RefOf(id, declaration),
            (_, "Arn") when Arn(id) is { } arn => arn,
            var (type, _) => throw new TemplateException($"{id}.{attribute}: the attribute of {type} is not known here"),
        };
    }

    /// <summary>Null for a resource of a type whose ARN no template needs.</summary>
    public string? Arn(string id)
    {
        var declaration = Declaration(id)!;
        var name = RefOf(id, declaration);
        return TypeOf(declaration) switch
        {
            "AWS::IAM::Role" => place.GlobalArn("iam", $"role{Property(declaration, "Path") ?? "/"}{name}"),
            "AWS::SQS::Queue" => place.Arn("sqs", QueueName(id, declaration)),
            "AWS::S3::Bucket" => $"arn:{place.Partition}:s3:::{name}",
            "AWS::Events::EventBus" => place.Arn("events", $"event-bus/{name}"),
            "AWS::Events::Rule" => place.Arn("events", $"rule/{name.Replace('|', '/')}"),
            "AWS::Lambda::Function" => place.Arn("lambda", $"function:{name}"),
            "AWS::SNS::Topic" => name,
            "AWS::KMS::Key" => place.Arn("kms", $"key/{name}"),
            "AWS::Logs::LogGroup" => place.Arn("logs", $"log-group:{name}:*"),
            "AWS::CloudWatch::Alarm" => place.Arn("cloudwatch", $"alarm:{name}"),
            "AWS::Scheduler::Schedule" => place.Arn("scheduler", $"schedule/{Property(declaration, "GroupName") ?? "default"}/{name}"),
            "AWS::Scheduler::ScheduleGroup" => place.Arn("scheduler", $"schedule-group/{name}"),
            _ => null,
        };
    }

    private JsonObject? Declaration(string id) => template["Resources"]?[id] as JsonObject;

    private string RefOf(string id, JsonObject declaration) => TypeOf(declaration) switch
    {
        "AWS::IAM::Role" => Named(id, declaration, "RoleName"),
        "AWS::IAM::ManagedPolicy" => place.GlobalArn("iam", $"policy{Property(declaration, "Path") ?? "/"}{Named(id, declaration, "ManagedPolicyName")}"),
        "AWS::SQS::Queue" => $"https://sqs.{place.Region}.{place.UrlSuffix}/{place.Account}/{QueueName(id, declaration)}",
        "AWS::S3::Bucket" => Named(id, declaration, "BucketName"),
        "AWS::Events::EventBus" => Named(id, declaration, "Name"),
        // A rule on a bus of ours is named after the bus too.
        "AWS::Events::Rule" => Property(declaration, "EventBusName") is { } bus and not "default"
            ? $"{bus}|{Named(id, declaration, "Name")}"
            : Named(id, declaration, "Name"),
        "AWS::Lambda::Function" => Named(id, declaration, "FunctionName"),
        "AWS::SNS::Topic" => place.Arn("sns", Named(id, declaration, "TopicName")),
        "AWS::Logs::LogGroup" => Named(id, declaration, "LogGroupName"),
        "AWS::CloudWatch::Alarm" => Named(id, declaration, "AlarmName"),
        "AWS::CloudWatch::Dashboard" => Named(id, declaration, "DashboardName"),
        "AWS::Scheduler::Schedule" => Named(id, declaration, "Name"),
        "AWS::Scheduler::ScheduleGroup" => Named(id, declaration, "Name"),
        // AWS makes a key's id itself.
        "AWS::KMS::Key" => id,
        "AWS::CloudFormation::StackSet" => Named(id, declaration, "StackSetName"),
        _ => $"{place.StackName}-{id}-{Unforeseeable}",
    };

    private string QueueName(string id, JsonObject declaration) => Named(id, declaration, "QueueName");

    private string Named(string id, JsonObject declaration, string property) =>
        Property(declaration, property) ?? $"{place.StackName}-{id}-{Unforeseeable}";

    private string? Property(JsonObject declaration, string property) =>
        _functions!.Resolve(declaration["Properties"]?[property]) is { } value ? value.ToString() : null;
}
