namespace Amazon.Lambda.Core;

/// <summary>What the runtime tells about one invocation.</summary>
public interface ILambdaContext
{
    /// <summary>The invocation's id; the same again when Lambda retries it.</summary>
    string AwsRequestId { get; }

    /// <summary>The calling mobile application; null for every other caller.</summary>
    IClientContext ClientContext { get; }

    /// <summary>The function's name.</summary>
    string FunctionName { get; }

    /// <summary>The version that runs.</summary>
    string FunctionVersion { get; }

    /// <summary>The calling Cognito identity; null for every other caller.</summary>
    ICognitoIdentity Identity { get; }

    /// <summary>The ARN that the caller used, with its alias or version.</summary>
    string InvokedFunctionArn { get; }

    /// <summary>Writes to the function's log.</summary>
    ILambdaLogger Logger { get; }

    /// <summary>The log group; null where none is configured.</summary>
    string LogGroupName { get; }

    /// <summary>The log stream; null where none is configured.</summary>
    string LogStreamName { get; }

    /// <summary>The configured memory in megabytes.</summary>
    int MemoryLimitInMB { get; }

    /// <summary>The time until Lambda ends the invocation.</summary>
    TimeSpan RemainingTime { get; }
}
