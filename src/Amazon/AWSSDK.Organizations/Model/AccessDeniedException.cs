using System.Net;
using Amazon.Runtime;

namespace Amazon.Organizations.Model;

/// <summary>The caller may not do this; only the management account and delegated administrators may list.</summary>
public partial class AccessDeniedException : AmazonOrganizationsException
{
    /// <summary>With a message.</summary>
    public AccessDeniedException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public AccessDeniedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With its cause.</summary>
    public AccessDeniedException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service told it, with its cause.</summary>
    public AccessDeniedException(
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
    public AccessDeniedException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
