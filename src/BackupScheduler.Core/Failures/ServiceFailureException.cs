namespace BackupScheduler.Core.Failures;

/// <summary>A call through a port failed. Carries what a dead letter needs, and nothing secret.</summary>
public sealed class ServiceFailureException : Exception
{
    /// <summary>A failure of this kind.</summary>
    /// <param name="kind">What the failure asks for.</param>
    /// <param name="code">The service's own error code, such as <c>ThrottlingException</c>.</param>
    /// <param name="message">The service's own words.</param>
    /// <param name="inner">The exception that the adapter translated.</param>
    public ServiceFailureException(FailureKind kind, string code, string message, Exception? inner = null)
        : base(message, inner)
    {
        Kind = kind;
        Code = code;
    }

    /// <summary>What the failure asks for.</summary>
    public FailureKind Kind { get; }

    /// <summary>The service's own error code.</summary>
    public string Code { get; }
}
