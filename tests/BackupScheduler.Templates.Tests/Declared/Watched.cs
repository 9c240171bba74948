using System.Text.Json.Nodes;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Functions.Settings;
using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.Templates.Tests.Declared;

/// <summary>A metric that alarms and dashboard look at; one that nobody writes would be silent for ever.</summary>
internal sealed record Watched(string By, string Namespace, string Name, string Dimension, string Value)
{
    public static IEnumerable<Watched> In(ResolvedStack hub) =>
    [
        .. hub.OfType("AWS::CloudWatch::Alarm").SelectMany(OfAlarm),
        .. JsonNode.Parse(hub["Dashboard"].Text("DashboardBody"))!["widgets"]!.AsArray().SelectMany(widget => OfWidget(widget!)),
    ];

    /// <summary>Null where it exists.</summary>
    public string? Finding(ResolvedStack hub) => Namespace switch
    {
        "BackupScheduler" when !Enum.TryParse<Metric>(Name, out _) => $"{By}: the service writes no {Name}",
        "BackupScheduler" when Dimension != "Function" || !Enum.TryParse<FunctionName>(Value, out _) => $"{By}: {Dimension} {Value} is no function",
        "AWS/Lambda" when Name is not ("Errors" or "Invocations" or "Throttles") => $"{By}: Lambda writes no {Name}",
        "AWS/Lambda" when Dimension != "FunctionName" || !Is(hub, "AWS::Lambda::Function", Value) => $"{By}: {Dimension} {Value} is no function",
        "AWS/SQS" when Name is not ("ApproximateAgeOfOldestMessage" or "ApproximateNumberOfMessagesVisible") => $"{By}: SQS writes no {Name}",
        "AWS/SQS" when Dimension != "QueueName" || hub.OfType("AWS::SQS::Queue").All(queue => queue.Text("QueueName") != Value) =>
            $"{By}: {Dimension} {Value} is no queue",
        "BackupScheduler" or "AWS/Lambda" or "AWS/SQS" => null,
        _ => $"{By}: {Namespace} is not looked at here",
    };

    private static bool Is(ResolvedStack hub, string type, string name) => hub.OfType(type).Any(resource => resource.Ref == name);

    private static IEnumerable<Watched> OfAlarm(ResolvedResource alarm)
    {
        var metrics = alarm.Properties["Metrics"]?.AsArray().Select(metric => metric!["MetricStat"]?["Metric"]).OfType<JsonNode>() ?? [alarm.Properties];
        return metrics.Select(metric =>
        {
            var dimension = Assert.Single(metric["Dimensions"]!.AsArray())!;
            return new Watched(
                alarm.Id, metric["Namespace"]!.ToString(), metric["MetricName"]!.ToString(), dimension["Name"]!.ToString(), dimension["Value"]!.ToString());
        });
    }

    private static IEnumerable<Watched> OfWidget(JsonNode widget) =>
        from metric in widget["properties"]!["metrics"]?.AsArray() ?? []
        let parts = metric!.AsArray().Select(part => part!.ToString()).ToArray()
        select new Watched($"the widget {widget["properties"]!["title"]}", parts[0], parts[1], parts[2], parts[3]);
}
