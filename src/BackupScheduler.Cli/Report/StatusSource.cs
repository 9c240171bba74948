using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Status;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Report;

/// <summary>The look of <c>status</c>, for a page.</summary>
/// <param name="setup">The environment, read and checked.</param>
internal sealed class StatusSource(StatusSetup setup) : IStatusSource
{
    /// <summary>By the command line; nothing is called.</summary>
    /// <exception cref="BadUsageException">Something in the environment is wrong; all of it is told.</exception>
    public static IStatusSource Of(ReportOptions options) =>
        new StatusSource(StatusSetup.Read(options.Profile, ProcessEnvironment.Read(), options.Region));

    public async Task<OrganizationStatus> ReadAsync(Progress progress, CancellationToken cancellation)
    {
        var world = await setup.WorldAsync(isDirect: false, cancellation);
        return await new StatusReading(world).ReadAsync(new StatusOptions(), progress, cancellation);
    }
}
