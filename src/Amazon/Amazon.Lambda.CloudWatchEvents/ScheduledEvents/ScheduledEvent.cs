namespace Amazon.Lambda.CloudWatchEvents.ScheduledEvents;

/// <summary>What a scheduled rule sends.</summary>
public class ScheduledEvent : CloudWatchEvent<Detail>
{
}
