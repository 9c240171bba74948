namespace BackupScheduler.Core.Failures;

/// <summary>What a failure asks for; adapters translate each service's own errors into one of these.</summary>
public enum FailureKind
{
    /// <summary>Nothing known about it: retried, given up after a number of receives.</summary>
    Other,

    /// <summary>The service asked for fewer calls; nobody's fault, given up by age only.</summary>
    Throttled,

    /// <summary>Passing: server error, timeout, lost connection, expired credentials, resource busy. Given up by age only.</summary>
    Transient,

    /// <summary>The service refused for lack of permission; a retry cannot help.</summary>
    AccessDenied,

    /// <summary>The member role could not be assumed: missing, or it does not trust us.</summary>
    RoleUnavailable,

    /// <summary>The Region is not enabled for the account, or a service control policy closes it.</summary>
    RegionUnavailable,

    /// <summary>The work item cannot be understood or contradicts itself; a retry cannot help.</summary>
    Malformed,
}
