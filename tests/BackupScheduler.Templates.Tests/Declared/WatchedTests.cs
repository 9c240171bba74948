using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.Templates.Tests.Declared;

public sealed class WatchedTests
{
    private static readonly ResolvedStack s_hub = Installation.Whole.Hub;

    [Fact]
    public void Alarms_and_dashboard_look_at_metrics_that_are_written() =>
        Findings.None(Watched.In(s_hub).Select(watched => watched.Finding(s_hub)).OfType<string>());

    [Theory]
    [InlineData("MissingAlarm", "MetricName", "\"Mising\"", "MissingAlarm: the service writes no Mising")]
    [InlineData("MissingAlarm", "Dimensions", """[{"Name":"Function","Value":"Review"}]""", "MissingAlarm: Function Review is no function")]
    [InlineData("MissingAlarm", "Dimensions", """[{"Name":"FunctionName","Value":"Worker"}]""", "MissingAlarm: FunctionName Worker is no function")]
    [InlineData("WorkerErrorsAlarm", "MetricName", "\"Failures\"", "WorkerErrorsAlarm: Lambda writes no Failures")]
    [InlineData("WorkerErrorsAlarm", "Dimensions", """[{"Name":"FunctionName","Value":"Worker"}]""", "WorkerErrorsAlarm: FunctionName Worker is no function")]
    [InlineData("DeadLettersAlarm", "Dimensions", """[{"Name":"QueueName","Value":"dead"}]""", "DeadLettersAlarm: QueueName dead is no queue")]
    public void A_metric_that_nobody_writes_is_found(string alarm, string property, string value, string finding)
    {
        var spoiled = Installation.Plain.HubWith(hub => hub["Resources"]![alarm]!["Properties"]![property] = JsonNode.Parse(value));
        Assert.Contains(finding, Watched.In(spoiled).Select(watched => watched.Finding(spoiled)));
    }

    [Theory]
    [InlineData("Missing")]
    [InlineData("Braked")]
    [InlineData("CopiesFailed")]
    [InlineData("NotCopied")]
    [InlineData("EventsNotPublished")]
    [InlineData("Tampering")]
    [InlineData("PruneRefused")]
    [InlineData("TagsUnreadable")]
    [InlineData("ApproximateAgeOfOldestMessage")]
    [InlineData("Errors")]
    [InlineData("Invocations")]
    public void What_must_wake_somebody_has_an_alarm(string metric) =>
        Assert.Contains(Watched.In(s_hub), watched => watched.Name == metric && s_hub.Has(watched.By));

    [Fact]
    public void Every_alarm_reaches_the_topic_and_is_on_the_dashboard()
    {
        var dashboard = s_hub["Dashboard"].Text("DashboardBody");
        Assert.All(s_hub.OfType("AWS::CloudWatch::Alarm"), alarm =>
        {
            Assert.Equal([s_hub["AlarmTopic"].Ref], alarm.Properties["AlarmActions"]!.AsArray().Select(action => action!.ToString()));
            Assert.StartsWith("backup-scheduler-", alarm.Ref, StringComparison.Ordinal);
            Assert.Contains(alarm.Arn!, dashboard, StringComparison.Ordinal);
        });
    }
}
