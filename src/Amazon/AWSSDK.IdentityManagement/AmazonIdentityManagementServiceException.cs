using System.Net;
using Amazon.Runtime;

namespace Amazon.IdentityManagement;

/// <summary>AWS Identity and Access Management refused, or failed.</summary>
public partial class AmazonIdentityManagementServiceException : AmazonServiceException
{
    /// <summary>Without a message.</summary>
    public AmazonIdentityManagementServiceException()
    {
    }

    /// <summary>With a message.</summary>
    public AmazonIdentityManagementServiceException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public AmazonIdentityManagementServiceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With its cause.</summary>
    public AmazonIdentityManagementServiceException(Exception innerException)
        : base(innerException.Message, innerException)
    {
    }

    /// <summary>As the service told it.</summary>
    public AmazonIdentityManagementServiceException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service told it, with its cause.</summary>
    public AmazonIdentityManagementServiceException(
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
