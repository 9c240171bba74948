using System.Net;
using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>A protected role: only the service that it belongs to may change it.</summary>
public partial class UnmodifiableEntityException : AmazonIdentityManagementServiceException
{
    /// <summary>With a message.</summary>
    public UnmodifiableEntityException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public UnmodifiableEntityException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With its cause.</summary>
    public UnmodifiableEntityException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service told it, with its cause.</summary>
    public UnmodifiableEntityException(
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
    public UnmodifiableEntityException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
