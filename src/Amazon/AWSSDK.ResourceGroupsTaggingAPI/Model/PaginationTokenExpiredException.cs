using System.Net;
using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

/// <summary>The token of a page is older than 15 minutes: the listing starts anew.</summary>
public partial class PaginationTokenExpiredException : AmazonResourceGroupsTaggingAPIException
{
    /// <summary>With a message.</summary>
    public PaginationTokenExpiredException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public PaginationTokenExpiredException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With its cause.</summary>
    public PaginationTokenExpiredException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service told it, with its cause.</summary>
    public PaginationTokenExpiredException(
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
    public PaginationTokenExpiredException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
