using System.Net;
using Amazon.Runtime;

namespace Amazon.Organizations.Model;

/// <summary>The organization has no such account.</summary>
public partial class AccountNotFoundException : AmazonOrganizationsException
{
    /// <summary>With a message.</summary>
    public AccountNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public AccountNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With its cause.</summary>
    public AccountNotFoundException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service told it, with its cause.</summary>
    public AccountNotFoundException(
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
    public AccountNotFoundException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
