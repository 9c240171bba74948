namespace Amazon.Lambda.RuntimeSupport.Bootstrap;

/// <summary>Settings for tests.</summary>
public class LambdaBootstrapOptions
{
    /// <summary>Host, port and perhaps path of the Runtime API, instead of <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    public string RuntimeApiEndpoint { get; set; }
}
