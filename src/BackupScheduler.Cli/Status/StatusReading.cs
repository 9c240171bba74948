using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Status;

/// <summary>Looks at the whole organization, by calls that do not grow with its tables, and tells how it stands.</summary>
internal sealed class StatusReading(StatusWorld world)
{
    /// <summary>One look. What cannot be read is part of the answer; only the organization's own listing, and cancellation, are thrown.</summary>
    /// <exception cref="BadUsageException">An account or Region was asked for that there is not.</exception>
    public Task<OrganizationStatus> ReadAsync(StatusOptions options, Progress progress, CancellationToken cancellation) =>
        throw new NotImplementedException($"{world} {options} {progress} {cancellation}");
}
