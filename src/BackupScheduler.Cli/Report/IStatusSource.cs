using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Report;

/// <summary>Looks at the organization.</summary>
internal interface IStatusSource
{
    /// <summary>One look. What could not be read is told in it; only what leaves nothing to be told is thrown.</summary>
    /// <param name="progress">Takes how far it is.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<OrganizationStatus> ReadAsync(Progress progress, CancellationToken cancellation);
}
