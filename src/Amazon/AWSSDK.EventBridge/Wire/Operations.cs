using System.Text.Json;
using Amazon.EventBridge.Model;
using Amazon.StandIns.Json;

namespace Amazon.EventBridge.Wire;

/// <summary>The operation in use, member by member.</summary>
internal static class Operations
{
    public static readonly JsonOperation<PutEventsRequest, PutEventsResponse> PutEvents = new(
        EventBridgeProtocol.Instance,
        (writer, request) => writer.WriteIfSet("Entries", request.Entries, entry => WriteEntry(writer, entry)),
        answer => new()
        {
            Entries = answer.List("Entries", ReadResult),
            FailedEntryCount = answer.Number("FailedEntryCount"),
        });

    private static void WriteEntry(Utf8JsonWriter writer, PutEventsRequestEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteIfSet("Detail", entry.Detail);
        writer.WriteIfSet("DetailType", entry.DetailType);
        writer.WriteIfSet("EventBusName", entry.EventBusName);
        writer.WriteIfSet("Resources", entry.Resources, writer.WriteStringValue);
        writer.WriteIfSet("Source", entry.Source);
        writer.WriteIfSet("Time", entry.Time);
        writer.WriteIfSet("TraceHeader", entry.TraceHeader);
        writer.WriteEndObject();
    }

    private static PutEventsResultEntry ReadResult(JsonElement result) => new()
    {
        ErrorCode = result.Text("ErrorCode"),
        ErrorMessage = result.Text("ErrorMessage"),
        EventId = result.Text("EventId"),
    };
}
