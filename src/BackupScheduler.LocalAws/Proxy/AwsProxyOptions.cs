using BackupScheduler.LocalAws.Proxy.Exports;
using BackupScheduler.LocalAws.Proxy.Iam;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy;

/// <summary>What the proxy does besides passing calls on.</summary>
public sealed record AwsProxyOptions
{
    public BackupSemanticsOptions Backups { get; init; } = new();

    public ExportSemanticsOptions Exports { get; init; } = new();

    public IamSemanticsOptions Iam { get; init; } = new();

    /// <summary>
    /// Keys for what the proxy itself asks and sends, by account: with IAM enforcement on it is refused otherwise, and then only
    /// checks what it knows already. Asked at each call, so that keys may be made after the start.
    /// </summary>
    public Func<string, AwsCredentials?>? CredentialsOf { get; init; }

    /// <summary>Asked in this order, after the log and the canned answers and before the semantics. Faults go here.</summary>
    public IReadOnlyList<IProxyBehaviour> Behaviours { get; init; } = [];

    /// <summary>So long after its creation a table is not in ListTables yet.</summary>
    public TimeSpan TableListingLag { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
