namespace Amazon.EventBridge.Model;

/// <summary>One event; at most 256 KiB, all members counted.</summary>
public partial class PutEventsRequestEntry
{
    /// <summary>A JSON object.</summary>
    public string Detail { get; set; }

    /// <summary>What kind of event it is.</summary>
    public string DetailType { get; set; }

    /// <summary>The bus, by name or ARN; the default bus if not set.</summary>
    public string EventBusName { get; set; }

    /// <summary>What the event is about, by ARN.</summary>
    public List<string> Resources { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Who tells it.</summary>
    public string Source { get; set; }

    /// <summary>When it happened; the time of the call if not set.</summary>
    public DateTime? Time { get; set; }

    /// <summary>An X-Ray trace header.</summary>
    public string TraceHeader { get; set; }
}
