using System.Net;
using Amazon.Runtime;

namespace Amazon.Organizations.Model;

/// <summary>Throttled. Organizations answers so with HTTP 400; the SDK retries it.</summary>
public partial class TooManyRequestsException : AmazonOrganizationsException
{
    /// <summary>With a message.</summary>
    public TooManyRequestsException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public TooManyRequestsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With its cause.</summary>
    public TooManyRequestsException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service told it, with its cause.</summary>
    public TooManyRequestsException(
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
    public TooManyRequestsException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
