using System.Net;
using Amazon.Runtime;

namespace Amazon.Organizations.Model;

/// <summary>No root or organizational unit has this id.</summary>
public partial class ParentNotFoundException : AmazonOrganizationsException
{
    /// <summary>With a message.</summary>
    public ParentNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public ParentNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With its cause.</summary>
    public ParentNotFoundException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service told it, with its cause.</summary>
    public ParentNotFoundException(
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
    public ParentNotFoundException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
