using System.Net;
using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>The policy is AWS's own, for service-linked roles only.</summary>
public partial class PolicyNotAttachableException : AmazonIdentityManagementServiceException
{
    /// <summary>With a message.</summary>
    public PolicyNotAttachableException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public PolicyNotAttachableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With its cause.</summary>
    public PolicyNotAttachableException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service told it, with its cause.</summary>
    public PolicyNotAttachableException(
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
    public PolicyNotAttachableException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
