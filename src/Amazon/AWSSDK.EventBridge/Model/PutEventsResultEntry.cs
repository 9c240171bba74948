namespace Amazon.EventBridge.Model;

/// <summary>What became of one event: an id, or an error.</summary>
public partial class PutEventsResultEntry
{
    /// <summary>Why it was not taken.</summary>
    public string ErrorCode { get; set; }

    /// <summary>The same in words.</summary>
    public string ErrorMessage { get; set; }

    /// <summary>The id that the bus gave it.</summary>
    public string EventId { get; set; }
}
