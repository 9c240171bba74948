using System.Net;
using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>AWS Resource Groups Tagging refused, or failed.</summary>
public partial class AmazonResourceGroupsTaggingAPIException : AmazonServiceException
{
    /// <summary>Without a message.</summary>
    public AmazonResourceGroupsTaggingAPIException()
    {
    }

    /// <summary>With a message.</summary>
    public AmazonResourceGroupsTaggingAPIException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public AmazonResourceGroupsTaggingAPIException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With its cause.</summary>
    public AmazonResourceGroupsTaggingAPIException(Exception innerException)
        : base(innerException.Message, innerException)
    {
    }

    /// <summary>As the service told it.</summary>
    public AmazonResourceGroupsTaggingAPIException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service told it, with its cause.</summary>
    public AmazonResourceGroupsTaggingAPIException(
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
