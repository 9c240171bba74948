using System.Net;
using Amazon.Runtime;

namespace Amazon.EventBridge;

/// <summary>Amazon EventBridge refused, or failed.</summary>
public partial class AmazonEventBridgeException : AmazonServiceException
{
    /// <summary>Without a message.</summary>
    public AmazonEventBridgeException()
    {
    }

    /// <summary>With a message.</summary>
    public AmazonEventBridgeException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public AmazonEventBridgeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With its cause.</summary>
    public AmazonEventBridgeException(Exception innerException)
        : base(innerException.Message, innerException)
    {
    }

    /// <summary>As the service told it.</summary>
    public AmazonEventBridgeException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service told it, with its cause.</summary>
    public AmazonEventBridgeException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
