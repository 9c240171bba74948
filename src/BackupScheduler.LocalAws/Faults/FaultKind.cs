namespace BackupScheduler.LocalAws.Faults;

/// <summary>What can go wrong with a call.</summary>
public enum FaultKind
{
    /// <summary>Too many calls, in the service's own form.</summary>
    Throttle,

    /// <summary>Any other error of the service, by <see cref="FaultRule.Code"/>.</summary>
    Error,

    /// <summary>A load balancer's 5xx page: HTML, whatever the protocol.</summary>
    ServerError,

    /// <summary>No permission, in the service's own form.</summary>
    Refuse,

    /// <summary>An answer that takes longer.</summary>
    Delay,

    /// <summary>The connection is closed instead of an answer.</summary>
    Reset,

    /// <summary>The answer breaks off in the middle: the call has taken effect.</summary>
    Truncate,

    /// <summary>The call takes effect twice, as when a lost answer makes a client repeat it: two messages with ids of their own, two backups.</summary>
    Twice,

    /// <summary>The messages that the call sends can be received only later than it says.</summary>
    LateDelivery,

    /// <summary>The listing does not show yet what was made a moment ago.</summary>
    Lag,
}
