using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>What became of each event.</summary>
public partial class PutEventsResponse : AmazonWebServiceResponse
{
    /// <summary>One for each event, in the order of the request.</summary>
    public List<PutEventsResultEntry> Entries { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>How many were not taken. The call as a whole succeeds all the same.</summary>
    public int? FailedEntryCount { get; set; }
}
