using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.Templates.Tests.Declared;

/// <summary>How functions, queues and what feeds them hang together.</summary>
internal static class Feeding
{
    /// <summary>A message must not become visible again while an invocation, and its tries, may still be at it (Lambda's guide: six times).</summary>
    public static IEnumerable<string> OfVisibility(ResolvedStack hub)
    {
        foreach (var source in hub.OfType("AWS::Lambda::EventSourceMapping"))
        {
            var least = (6 * Number(Function(hub, source).Properties, "Timeout")) + Number(source.Properties, "MaximumBatchingWindowInSeconds");
            var given = Number(Queue(hub, source).Properties, "VisibilityTimeout");
            if (given < least) yield return $"{source.Id}: {given} s of visibility, needed are {least}";
        }
    }

    public static IEnumerable<string> OfSources(ResolvedStack hub)
    {
        foreach (var source in hub.OfType("AWS::Lambda::EventSourceMapping"))
        {
            if (source.Properties["FunctionResponseTypes"]?.ToJsonString() != """["ReportBatchItemFailures"]""")
                yield return $"{source.Id}: one failure would fail the whole batch";
            if (source.Properties["ScalingConfig"]?["MaximumConcurrency"] is null) yield return $"{source.Id} has no MaximumConcurrency";
            if (Number(source.Properties, "BatchSize") > 10 && Number(source.Properties, "MaximumBatchingWindowInSeconds") == 0)
                yield return $"{source.Id}: more than 10 need a window";
        }
    }

    public static IEnumerable<string> OfDeadLetters(ResolvedStack hub)
    {
        var letters = hub["DeadLetterQueue"];
        // To be received again and again is the reports' use, and no failure.
        foreach (var queue in hub.OfType("AWS::SQS::Queue").Where(queue => queue.Id != letters.Id && queue.Id != "ReportQueue"))
        {
            if (queue.Properties["RedrivePolicy"]?["deadLetterTargetArn"]?.ToString() != letters.Arn) yield return $"{queue.Id} has no dead letters";
            if (queue.Properties["RedrivePolicy"]?["maxReceiveCount"]?.ToString() != "50") yield return $"{queue.Id}: maxReceiveCount is not 50";
            if (!letters.Properties["RedriveAllowPolicy"]!["sourceQueueArns"]!.AsArray().Any(arn => arn!.ToString() == queue.Arn))
                yield return $"{letters.Id} does not take from {queue.Id}";
            // A letter keeps the time at which it was first sent: it must not be gone before it is a letter.
            if (Number(queue.Properties, "MessageRetentionPeriod") >= Number(letters.Properties, "MessageRetentionPeriod"))
                yield return $"{queue.Id} keeps messages longer than letters are kept";
        }

        foreach (var queue in hub.OfType("AWS::SQS::Queue").Where(queue => queue.Properties["SqsManagedSseEnabled"]?.ToString() != "true"))
            yield return $"{queue.Id} is not encrypted";
    }

    public static ResolvedResource Function(ResolvedStack hub, ResolvedResource source) =>
        hub.OfType("AWS::Lambda::Function").Single(function => function.Ref == source.Text("FunctionName"));

    public static ResolvedResource Queue(ResolvedStack hub, ResolvedResource source) =>
        hub.OfType("AWS::SQS::Queue").Single(queue => queue.Arn == source.Text("EventSourceArn"));

    private static int Number(JsonObject properties, string name) =>
        int.Parse(properties[name]?.ToString() ?? "0", System.Globalization.CultureInfo.InvariantCulture);
}
