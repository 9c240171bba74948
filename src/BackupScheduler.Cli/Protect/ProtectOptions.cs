using BackupScheduler.Cli.Enforcement;

namespace BackupScheduler.Cli.Protect;

/// <summary>The command line of <c>protect</c>.</summary>
internal sealed record ProtectOptions : EnforcementOptions
{
    /// <summary>Roles that AWS lets nobody modify do not keep it from ending with 0.</summary>
    public bool AcceptProtected { get; init; }
}
