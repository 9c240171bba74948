using System.Net;
using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>The policy's text is not a policy.</summary>
public partial class MalformedPolicyDocumentException : AmazonIdentityManagementServiceException
{
    /// <summary>With a message.</summary>
    public MalformedPolicyDocumentException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public MalformedPolicyDocumentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With its cause.</summary>
    public MalformedPolicyDocumentException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service told it, with its cause.</summary>
    public MalformedPolicyDocumentException(
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
    public MalformedPolicyDocumentException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
