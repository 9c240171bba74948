using System.Text.Json.Nodes;

namespace BackupScheduler.Templates.Tests.Declared;

public sealed class ScheduleTests
{
    private static readonly JsonObject s_schedule = Installation.Plain.Hub["Schedule"].Properties;

    [Fact]
    public void The_schedule_fires_the_first_function_at_the_hour_that_is_asked_for()
    {
        Assert.Equal(Installation.Plain.Hub["ScheduleAccounts"].Arn, s_schedule["Target"]!["Arn"]!.ToString());
        Assert.Equal("rate(24 hours)", s_schedule["ScheduleExpression"]!.ToString());
        Assert.Equal("UTC", s_schedule["ScheduleExpressionTimezone"]!.ToString());
        Assert.Equal("OFF", s_schedule["FlexibleTimeWindow"]!["Mode"]!.ToString());
    }

    // A repeated firing is the same run because it carries the scheduled time; Scheduler replaces what stands in angle brackets.
    [Fact]
    public void A_firing_carries_the_scheduled_time_and_a_detail_that_is_an_object()
    {
        var input = JsonNode.Parse(s_schedule["Target"]!["Input"]!.ToString())!;
        Assert.Equal("<aws.scheduler.scheduled-time>", input["time"]!.ToString());
        Assert.IsType<JsonObject>(input["detail"]);
    }

    [Fact]
    public void A_firing_that_fails_is_a_letter() =>
        Assert.Equal(Installation.Plain.Hub["DeadLetterQueue"].Arn, s_schedule["Target"]!["DeadLetterConfig"]!["Arn"]!.ToString());

    // rate() fires at once: roles that are not there yet would be letters.
    [Fact]
    public void Nothing_is_fired_before_the_accounts_have_their_roles() => Assert.Superset(
        new HashSet<string> { "MemberRoles", "MemberRolesHere", "AccountQueueSource", "TableQueueSource", "EnforcementQueueSource" },
        Installation.Plain.Hub["Schedule"].Declaration["DependsOn"]!.AsArray().Select(id => id!.ToString()).ToHashSet());
}
