namespace BackupScheduler.Functions.Settings;

/// <summary>Reads who is told how reviews and runs ended.</summary>
internal static class EventSettings
{
    private const string Bus = "EVENT_BUS";
    private const string Reports = "REPORT_QUEUE_URL";

    public static FunctionSettings Read(VariableReader read, FunctionSettings settings)
    {
        var bus = read.Text(Bus, null, Formats.IsEventBus, "the name or the ARN of an event bus");
        if (!read.IsSet(Bus)) read.Refuse(Reports, $"nothing without {Bus}");
        var reports = read.Url(Reports, isRequired: false);
        // The item that closes a run names the service's account, which nothing else tells the functions.
        if (reports is not null && Formats.AccountOfQueue(reports) is null) read.Refuse(Reports, "the URL of an SQS queue, with its account");
        return settings with { EventBus = bus, ReportQueueUrl = reports };
    }
}
