using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Makes a typed handler one of streams. A payload that cannot be read fails the invocation, not the loop.</summary>
public class HandlerWrapper : IDisposable
{
    private HandlerWrapper(LambdaBootstrapHandler handler) => Handler = handler;

    /// <summary>What the loop calls.</summary>
    public LambdaBootstrapHandler Handler { get; private set; }

    /// <summary>A handler of raw streams that answers nothing.</summary>
    public static HandlerWrapper GetHandlerWrapper(Func<Stream, ILambdaContext, Task> handler) => new(async invocation =>
    {
        await handler(invocation.InputStream, invocation.LambdaContext);
        return Empty();
    });

    /// <summary>A handler of raw streams.</summary>
    public static HandlerWrapper GetHandlerWrapper(Func<Stream, ILambdaContext, Task<Stream>> handler) =>
        new(async invocation => new InvocationResponse(await handler(invocation.InputStream, invocation.LambdaContext)));

    /// <summary>A typed handler that answers nothing.</summary>
    public static HandlerWrapper GetHandlerWrapper<TInput>(
        Func<TInput, ILambdaContext, Task> handler, ILambdaSerializer serializer) => new(async invocation =>
    {
        await handler(serializer.Deserialize<TInput>(invocation.InputStream), invocation.LambdaContext);
        return Empty();
    });

    /// <summary>A typed handler that answers with a raw stream.</summary>
    public static HandlerWrapper GetHandlerWrapper<TInput>(
        Func<TInput, ILambdaContext, Task<Stream>> handler, ILambdaSerializer serializer) => new(async invocation =>
    {
        var input = serializer.Deserialize<TInput>(invocation.InputStream);
        return new InvocationResponse(await handler(input, invocation.LambdaContext));
    });

    /// <summary>A typed handler.</summary>
    public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(
        Func<TInput, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) => new(async invocation =>
    {
        var input = serializer.Deserialize<TInput>(invocation.InputStream);
        return Written(await handler(input, invocation.LambdaContext), serializer);
    });

    /// <summary>A typed handler that does not wait.</summary>
    public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(
        Func<TInput, ILambdaContext, TOutput> handler, ILambdaSerializer serializer) => new(invocation =>
    {
        var input = serializer.Deserialize<TInput>(invocation.InputStream);
        return Task.FromResult(Written(handler(input, invocation.LambdaContext), serializer));
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Nothing is kept between invocations, so there is nothing to release.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    private static InvocationResponse Empty() => new(new MemoryStream());

    private static InvocationResponse Written<TOutput>(TOutput output, ILambdaSerializer serializer)
    {
        var stream = new MemoryStream();
        serializer.Serialize(output, stream);
        stream.Position = 0;
        return new InvocationResponse(stream);
    }
}
