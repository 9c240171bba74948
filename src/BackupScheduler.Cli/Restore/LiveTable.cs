using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Restore;

/// <summary>The source table, if it is still there and can be seen.</summary>
/// <param name="Description">The table; null where it is not.</param>
/// <param name="Note">Why it cannot be seen; null where it can, or is gone.</param>
internal sealed record LiveTable(TableDescription? Description, string? Note)
{
    /// <summary>Looks. An account that is lost is no reason not to restore its tables.</summary>
    public static async Task<LiveTable> FindAsync(RestoreWorld world, TableArn table, CancellationToken cancellation)
    {
        try
        {
            return new LiveTable(await world.Target(table.Scope).DescribeAsync(table.Table, cancellation), null);
        }
        catch (ServiceFailureException e) when (e.Kind is FailureKind.AccessDenied or FailureKind.RoleUnavailable or FailureKind.RegionUnavailable)
        {
            return new LiveTable(null, $"the table cannot be seen in {table.Scope} ({e.Code}): its settings are taken from elsewhere");
        }
    }
}
