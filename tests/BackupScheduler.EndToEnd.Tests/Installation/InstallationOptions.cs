using BackupScheduler.LocalAws.Proxy;

namespace BackupScheduler.EndToEnd.Installation;

/// <summary>How the service is installed. Tests of what happens after a crash shorten the times, so as not to wait for them.</summary>
internal sealed record InstallationOptions
{
    public AwsProxyOptions? Proxy { get; init; }

    /// <summary>Of both work queues.</summary>
    public TimeSpan Visibility { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan FunctionTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Processes of each function, and batches in work.</summary>
    public int Concurrency { get; init; } = 1;
}
