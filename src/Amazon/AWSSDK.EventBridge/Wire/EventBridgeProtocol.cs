using Amazon.EventBridge.Model;
using Amazon.Runtime.Internal;
using Amazon.StandIns.Json;

namespace Amazon.EventBridge.Wire;

/// <summary>How Amazon EventBridge speaks.</summary>
internal static class EventBridgeProtocol
{
    public static JsonProtocol Instance { get; } = new("Amazon.EventBridge", "AWSEvents", "2015-10-07", Failure);

    private static AmazonEventBridgeException Failure(ErrorResponse error) => error.Code switch
    {
        nameof(InternalException) => new InternalException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        _ => new AmazonEventBridgeException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
    };
}
