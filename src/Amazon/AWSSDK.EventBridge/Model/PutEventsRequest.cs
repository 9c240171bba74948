namespace Amazon.EventBridge.Model;

/// <summary>Puts events on a bus.</summary>
public partial class PutEventsRequest : AmazonEventBridgeRequest
{
    /// <summary>The events, at most ten.</summary>
    public List<PutEventsRequestEntry> Entries { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
