using Amazon.Lambda.Core;

namespace BackupScheduler.Cli.InProcess;

/// <summary>The context of an invocation that no Lambda made.</summary>
internal sealed class InProcessContext(string function, TimeSpan timeout, TimeProvider time) : ILambdaContext
{
    private readonly DateTimeOffset _deadline = time.GetUtcNow() + timeout;

    public string AwsRequestId { get; } = Guid.NewGuid().ToString();

    public IClientContext? ClientContext => null;

    public string FunctionName => function;

    public string FunctionVersion => "$LATEST";

    public ICognitoIdentity? Identity => null;

    public string InvokedFunctionArn => $"arn:aws:lambda:local:000000000000:function:{function}";

    public ILambdaLogger? Logger => null;

    public string LogGroupName => function;

    public string LogStreamName => AwsRequestId;

    public int MemoryLimitInMB => 128;

    public TimeSpan RemainingTime => _deadline - time.GetUtcNow();
}
