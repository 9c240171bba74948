using System.Net;
using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>Something that the request names does not exist.</summary>
public partial class NoSuchEntityException : AmazonIdentityManagementServiceException
{
    /// <summary>With a message.</summary>
    public NoSuchEntityException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public NoSuchEntityException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With its cause.</summary>
    public NoSuchEntityException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service told it, with its cause.</summary>
    public NoSuchEntityException(
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
    public NoSuchEntityException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
