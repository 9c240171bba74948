using System.Net;
using Amazon.Runtime;

namespace Amazon.Organizations.Model;

/// <summary>AWS Organizations failed.</summary>
public partial class ServiceException : AmazonOrganizationsException
{
    /// <summary>With a message.</summary>
    public ServiceException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public ServiceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With its cause.</summary>
    public ServiceException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service told it, with its cause.</summary>
    public ServiceException(
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
    public ServiceException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
