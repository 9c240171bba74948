using System.Globalization;
using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Deployment.Adapting;

namespace BackupScheduler.LocalAws.Deployment;

/// <summary>The schedule as the template has it: the emulator's never fires.</summary>
/// <param name="Expression">Such as `rate(24 hours)`.</param>
/// <param name="Input">What the function gets, with EventBridge Scheduler's own placeholders.</param>
public sealed record ScheduleFacts(string Expression, string Input)
{
    /// <summary>What Scheduler hands over when it fires.</summary>
    public string EventAt(DateTimeOffset time) => Input
        .Replace("<aws.scheduler.scheduled-time>", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("<aws.scheduler.execution-id>", Guid.NewGuid().ToString(), StringComparison.Ordinal)
        .Replace("<aws.scheduler.schedule-arn>", "arn:aws:scheduler:us-east-1:123456789012:schedule/backup-scheduler/backup-scheduler", StringComparison.Ordinal);

    internal static void Ask(JsonObject template, Questions questions)
    {
        foreach (var (_, schedule) in template.Resources().Where(resource => resource.Value.TypeOf() == "AWS::Scheduler::Schedule"))
        {
            questions.Ask(nameof(Expression), schedule["Properties"]!["ScheduleExpression"], schedule);
            questions.Ask(nameof(Input), schedule["Properties"]!["Target"]!["Input"], schedule);
        }
    }

    internal static ScheduleFacts Of(DeployedStack stack) => new(stack.Answers[nameof(Expression)], stack.Answers[nameof(Input)]);
}
