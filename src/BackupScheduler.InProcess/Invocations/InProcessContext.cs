using Amazon.Lambda.Core;

namespace BackupScheduler.InProcess.Invocations;

/// <summary>The context of an invocation that no Lambda made.</summary>
/// <param name="function">The function's name.</param>
/// <param name="requestId">Names the invocation.</param>
/// <param name="timeout">How long it may last; <see cref="RemainingTime"/> counts down from here.</param>
/// <param name="time">The clock.</param>
public sealed class InProcessContext(string function, string requestId, TimeSpan timeout, TimeProvider time) : ILambdaContext
{
    private readonly DateTimeOffset _deadline = time.GetUtcNow() + timeout;

    /// <inheritdoc/>
    public string AwsRequestId => requestId;

    /// <inheritdoc/>
    public IClientContext? ClientContext => null;

    /// <inheritdoc/>
    public string FunctionName => function;

    /// <inheritdoc/>
    public string FunctionVersion => "$LATEST";

    /// <inheritdoc/>
    public ICognitoIdentity? Identity => null;

    /// <inheritdoc/>
    public string InvokedFunctionArn => $"arn:aws:lambda:local:000000000000:function:{function}";

    /// <inheritdoc/>
    public ILambdaLogger? Logger => null;

    /// <inheritdoc/>
    public string LogGroupName => function;

    /// <inheritdoc/>
    public string LogStreamName => requestId;

    /// <inheritdoc/>
    public int MemoryLimitInMB => 128;

    /// <inheritdoc/>
    public TimeSpan RemainingTime => _deadline - time.GetUtcNow();
}
