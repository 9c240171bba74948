namespace BackupScheduler.LocalAws.Proxy;

/// <summary>What the proxy does besides passing calls on.</summary>
public sealed record AwsProxyOptions
{
    public BackupSemanticsOptions Backups { get; init; } = new();

    /// <summary>Asked in this order, after the log and the canned answers and before the backups' semantics. Faults go here.</summary>
    public IReadOnlyList<IProxyBehaviour> Behaviours { get; init; } = [];

    /// <summary>So long after its creation a table is not in ListTables yet.</summary>
    public TimeSpan TableListingLag { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
