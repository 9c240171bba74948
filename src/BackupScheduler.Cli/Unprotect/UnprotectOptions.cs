using BackupScheduler.Cli.Enforcement;
using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Cli.Unprotect;

/// <summary>The command line of <c>unprotect</c>.</summary>
internal sealed record UnprotectOptions : EnforcementOptions
{
    /// <summary>Only this user or role; null for everybody.</summary>
    public PrincipalArn? Principal { get; init; }

    /// <summary>Do not ask.</summary>
    public bool Yes { get; init; }
}
