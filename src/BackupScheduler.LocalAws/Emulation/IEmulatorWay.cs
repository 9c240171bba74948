namespace BackupScheduler.LocalAws.Emulation;

/// <summary>One way of getting a moto server onto this machine.</summary>
internal interface IEmulatorWay
{
    string Name { get; }

    /// <summary>Installs what is lacking. Every failure is an answer with a reason, so that the next way gets its turn.</summary>
    Task<WayAnswer> PrepareAsync(IProgress<string>? progress, CancellationToken cancellation);
}

/// <summary>Either a server that can be launched, or why there is none.</summary>
internal sealed record WayAnswer(Launch? Launch, string Failure)
{
    public static WayAnswer Ready(Launch launch) => new(launch, "");

    public static WayAnswer Failed(string reason) => new(null, reason);
}
