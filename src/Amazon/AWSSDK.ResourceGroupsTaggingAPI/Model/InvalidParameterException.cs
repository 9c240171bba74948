using System.Net;
using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

/// <summary>A parameter is missing, malformed or out of range.</summary>
public partial class InvalidParameterException : AmazonResourceGroupsTaggingAPIException
{
    /// <summary>With a message.</summary>
    public InvalidParameterException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public InvalidParameterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With its cause.</summary>
    public InvalidParameterException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service told it, with its cause.</summary>
    public InvalidParameterException(
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
    public InvalidParameterException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
