using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Tests.Settings;

/// <summary>Who is told how reviews and runs ended.</summary>
public sealed class EventSettingsTests
{
    private const string Reports = "https://sqs.eu-west-1.amazonaws.com/999988887777/reports";

    [Theory]
    [InlineData("default")]
    [InlineData("teams/backups.v1_x-y")]
    [InlineData("arn:aws:events:eu-west-1:999988887777:event-bus/default")]
    [InlineData("arn:aws-us-gov:events:us-gov-west-1:999988887777:event-bus/x")]
    public void A_bus_is_taken_by_name_or_ARN(string bus) => Assert.Equal(bus, Read(out _, ("EVENT_BUS", bus))!.EventBus);

    [Fact]
    public void Unless_told_nobody_is_told()
    {
        var settings = Read(out _)!;
        Assert.Equal((null, null, null), (settings.EventBus, settings.ReportQueueUrl, settings.ReportAccount?.Value));
    }

    [Fact]
    public void The_queue_of_reports_tells_the_services_account() =>
        Assert.Equal("999988887777", Read(out _, ("EVENT_BUS", "default"), ("REPORT_QUEUE_URL", Reports))!.ReportAccount?.Value);

    [Theory]
    [InlineData("https://sqs.eu-west-1.amazonaws.com/reports")]
    [InlineData("https://sqs.eu-west-1.amazonaws.com/ours/reports")]
    public void A_queue_of_reports_without_an_account_is_refused(string url)
    {
        Assert.Null(Read(out var errors, ("EVENT_BUS", "default"), ("REPORT_QUEUE_URL", url)));
        Assert.Equal($"REPORT_QUEUE_URL: given '{url}', accepted: the URL of an SQS queue, with its account", Assert.Single(errors));
    }

    private static FunctionSettings? Read(out IReadOnlyList<string> errors, params (string Name, string Value)[] variables)
    {
        var all = new Dictionary<string, string>(Variables.Good);
        foreach (var (name, value) in variables) all[name] = value;
        return SettingsReader.Read(FunctionName.ScheduleTables, all, out errors);
    }
}
