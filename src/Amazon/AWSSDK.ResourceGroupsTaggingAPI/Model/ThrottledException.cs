using System.Net;
using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

/// <summary>Too many calls.</summary>
public partial class ThrottledException : AmazonResourceGroupsTaggingAPIException
{
    /// <summary>With a message.</summary>
    public ThrottledException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public ThrottledException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With its cause.</summary>
    public ThrottledException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service told it, with its cause.</summary>
    public ThrottledException(
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
    public ThrottledException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
