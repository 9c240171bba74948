using Amazon.Runtime;
using BackupScheduler.Core.Metrics;

namespace BackupScheduler.Aws;

/// <summary>How the adapters reach AWS. In Lambda everything but the home Region is left to the SDK's own configuration.</summary>
/// <param name="HomeRegion">The Region that the functions and queues are in; STS is called there too.</param>
/// <param name="Endpoint">One address for every service, for an emulator; null for AWS or <c>AWS_ENDPOINT_URL</c>.</param>
/// <param name="Credentials">The management account's credentials; null for the SDK's default chain.</param>
public sealed record AwsOptions(string HomeRegion, Uri? Endpoint = null, AWSCredentials? Credentials = null)
{
    /// <summary>As in Lambda. A constructor of its own, so that a caller needs no type of the SDK.</summary>
    public AwsOptions(string homeRegion)
        : this(homeRegion, null, null)
    {
    }

    /// <summary>How long one attempt of a call may take.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection may take to open.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The clock of pauses between attempts.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where throttled attempts are counted that the SDK repeats by itself, which nobody else sees; null for nowhere.</summary>
    public IMetrics? Metrics { get; init; }

    /// <summary>
    /// As in Lambda, which puts the function's credentials into the environment and renews them by new processes: the SDK's default chain would
    /// watch profile files that no function has.
    /// </summary>
    public static AwsOptions ForLambda(string homeRegion) => new(homeRegion, null, new EnvironmentVariablesAWSCredentials());

    /// <summary>Everything goes to an emulator that enforces IAM, signed by this session.</summary>
    public static AwsOptions ForEmulator(Uri endpoint, string homeRegion, string accessKey, string secret, string? sessionToken) =>
        new(homeRegion, endpoint, sessionToken is null ? new BasicAWSCredentials(accessKey, secret) : new SessionAWSCredentials(accessKey, secret, sessionToken));

    /// <summary>Everything goes to an emulator, as its default account.</summary>
    public static AwsOptions ForEmulator(Uri endpoint, string homeRegion) =>
        new(homeRegion, endpoint, new BasicAWSCredentials("emulator", "emulator"));
}
