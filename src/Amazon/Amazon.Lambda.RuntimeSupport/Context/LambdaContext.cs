#nullable enable
using System.Globalization;
using System.Net.Http.Headers;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The context of one invocation: the answer's headers, and the function's environment.</summary>
internal sealed class LambdaContext : ILambdaContext
{
    private const string TraceVariable = "_X_AMZN_TRACE_ID";
    private readonly DateTimeOffset _deadline;

    public LambdaContext(HttpResponseHeaders headers)
    {
        AwsRequestId = Header(headers, "Lambda-Runtime-Aws-Request-Id")
            ?? throw new InvalidOperationException("The Runtime API sent an invocation without a request id.");
        InvokedFunctionArn = Header(headers, "Lambda-Runtime-Invoked-Function-Arn");
        _deadline = Deadline(Header(headers, "Lambda-Runtime-Deadline-Ms"));
        // Cleared too when absent: a trace must not leak from one invocation into the next.
        Environment.SetEnvironmentVariable(TraceVariable, Header(headers, "Lambda-Runtime-Trace-Id"));
    }

    public string AwsRequestId { get; }

    public string? InvokedFunctionArn { get; }

    // Mobile SDK and Cognito callers alone send these, and both may be null by contract.
    public IClientContext? ClientContext => null;

    public ICognitoIdentity? Identity => null;

    public string? FunctionName => Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME");

    public string? FunctionVersion => Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_VERSION");

    public string? LogGroupName => Environment.GetEnvironmentVariable("AWS_LAMBDA_LOG_GROUP_NAME");

    public string? LogStreamName => Environment.GetEnvironmentVariable("AWS_LAMBDA_LOG_STREAM_NAME");

    public ILambdaLogger Logger { get; } = new ConsoleLogger();

    public int MemoryLimitInMB =>
        int.TryParse(Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), CultureInfo.InvariantCulture, out var size)
            ? size
            : 0;

    public TimeSpan RemainingTime => _deadline - DateTimeOffset.UtcNow;

    private static string? Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    // Without the header, or with a time that no calendar has, the invocation is not limited; the far end of the calendar keeps the subtraction safe.
    private static DateTimeOffset Deadline(string? milliseconds) =>
        long.TryParse(milliseconds, CultureInfo.InvariantCulture, out var value)
        && value >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && value <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(value)
            : DateTimeOffset.MaxValue;
}
