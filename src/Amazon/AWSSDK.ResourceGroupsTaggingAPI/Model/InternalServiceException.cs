using System.Net;
using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

/// <summary>The service failed; the call may be repeated.</summary>
public partial class InternalServiceException : AmazonResourceGroupsTaggingAPIException
{
    /// <summary>With a message.</summary>
    public InternalServiceException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public InternalServiceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With its cause.</summary>
    public InternalServiceException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service told it, with its cause.</summary>
    public InternalServiceException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service told it.</summary>
    public InternalServiceException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
