using Amazon.Lambda.Core;

namespace BackupScheduler.Functions.Tests.Fakes;

/// <summary>Knows when the invocation ends, and nothing else.</summary>
internal sealed class FakeLambdaContext(TimeProvider time, TimeSpan lasting) : ILambdaContext
{
    private readonly DateTimeOffset _endsAt = time.GetUtcNow() + lasting;

    public TimeSpan RemainingTime => _endsAt - time.GetUtcNow();

    public string AwsRequestId => "request";

    public IClientContext ClientContext => null!;

    public string FunctionName => "function";

    public string FunctionVersion => "1";

    public ICognitoIdentity Identity => null!;

    public string InvokedFunctionArn => "arn";

    public ILambdaLogger Logger => null!;

    public string LogGroupName => "group";

    public string LogStreamName => "stream";

    public int MemoryLimitInMB => 256;
}
