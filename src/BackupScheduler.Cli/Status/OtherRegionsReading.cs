using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Status;

/// <summary>Looks for tables in Regions where no run looks: a call for each hundred of them.</summary>
internal sealed class OtherRegionsReading(StatusWorld world)
{
    private const int RegionsAtATime = 8;

    /// <summary>One account's: Regions with tables, and those that could not be looked into. A Region that is not enabled, or closed to the account, holds none.</summary>
    public async Task<IReadOnlyList<OtherRegion>> OfAsync(AccountId account, CancellationToken cancellation)
    {
        var regions = world.AllRegions.Except(world.Settings.Regions).ToList();
        var found = new OtherRegion?[regions.Count];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = RegionsAtATime, CancellationToken = cancellation };
        await Parallel.ForEachAsync(regions.Index(), limits, async (region, token) =>
            found[region.Index] = await LookAsync(new TableScope(account, region.Item), token));
        return [.. found.OfType<OtherRegion>()];
    }

    private async Task<OtherRegion?> LookAsync(TableScope scope, CancellationToken cancellation)
    {
        try
        {
            // Once: an endpoint that is out of reach would else hold up the look by minutes.
            var tables = await CountAsync(scope, cancellation);
            return tables > 0 ? new OtherRegion(scope.Region, tables) : null;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            var failure = StatusFailures.Of(e);
            return failure.IsRegionUnavailable ? null : new OtherRegion(scope.Region, 0, failure);
        }
    }

    private async Task<int> CountAsync(TableScope scope, CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var page in world.Backups.Open(scope).ListTablesAsync(after: null, cancellation)) count += page.Count;
        return count;
    }
}
