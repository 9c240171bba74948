namespace Amazon.Lambda.RuntimeSupport;

/// <summary>What a handler answers.</summary>
public class InvocationResponse
{
    /// <summary>A response whose stream is disposed once it is sent.</summary>
    public InvocationResponse(Stream outputStream)
        : this(outputStream, true)
    {
    }

    /// <summary>A response.</summary>
    public InvocationResponse(Stream outputStream, bool disposeOutputStream)
    {
        ArgumentNullException.ThrowIfNull(outputStream);
        OutputStream = outputStream;
        DisposeOutputStream = disposeOutputStream;
    }

    /// <summary>The body.</summary>
    public Stream OutputStream { get; set; }

    /// <summary>Whether the stream is disposed once it is sent.</summary>
    public bool DisposeOutputStream { get; private set; }
}
