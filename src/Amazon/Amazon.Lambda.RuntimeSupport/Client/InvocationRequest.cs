using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>One invocation.</summary>
/// <param name="inputStream">The event.</param>
/// <param name="lambdaContext">The context.</param>
public class InvocationRequest(Stream inputStream, ILambdaContext lambdaContext) : IDisposable
{
    /// <summary>The event.</summary>
    public Stream InputStream { get; internal set; } = inputStream;

    /// <summary>The context.</summary>
    public ILambdaContext LambdaContext { get; internal set; } = lambdaContext;

    /// <inheritdoc/>
    public void Dispose()
    {
        InputStream?.Dispose();
        GC.SuppressFinalize(this);
    }
}
