namespace Amazon.Lambda.Core;

/// <summary>What the AWS Mobile SDK tells about its caller.</summary>
public interface IClientContext
{
    /// <summary>The SDK's environment.</summary>
    IDictionary<string, string> Environment { get; }

    /// <summary>The application.</summary>
    IClientApplication Client { get; }

    /// <summary>Values of the application's own.</summary>
    IDictionary<string, string> Custom { get; }
}
