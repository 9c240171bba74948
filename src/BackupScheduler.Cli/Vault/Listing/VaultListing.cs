using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.Vault.Listing;

/// <summary><c>vault list</c>, once its options are read.</summary>
internal static class VaultListing
{
    private const int MostAtOnce = 32;

    public static async Task<int> RunAsync(
        VaultListOptions options, VaultSetup setup, VaultWorld world, Terminal terminal, CancellationToken cancellation)
    {
        var walked = await new VaultWalk(world, options, terminal.Progress).RunAsync(cancellation);
        var review = new VaultReview(RpoOf(options, setup, world.Now), setup.Settings.Tables, world.Now);
        var standings = review.Judge(walked.Tables);
        var counts = await CountAsync(standings, options, world, terminal.Progress, cancellation);
        var result = new VaultListResult(review, standings, counts, walked);
        if (options.Json) VaultListJson.Write(terminal.Out, options, setup, result);
        else VaultListReport.Write(terminal, options, setup, result);
        foreach (var failure in walked.Failures) await terminal.Error.WriteLineAsync(failure);
        return result.ExitCode;
    }

    private static TimeSpan RpoOf(VaultListOptions options, VaultSetup setup, DateTimeOffset now) =>
        options.RpoHours is { } hours ? TimeSpan.FromHours(hours) : ExpectedAges.OfCopies(setup.Settings.Schedule, now);

    // One small object a copy: those of the newest chain, unless all are asked for.
    private static async Task<IReadOnlyDictionary<VaultPrefix, CopyCounts>> CountAsync(
        IReadOnlyList<TableStanding> standings, VaultListOptions options, VaultWorld world, Progress progress, CancellationToken cancellation)
    {
        var counts = standings.ToDictionary(table => table.Holding.Prefix, _ => new CopyCounts());
        var copies = standings.SelectMany(table => CopiesOf(table, options.All).Select(copy => (table.Holding.Prefix, Copy: copy))).ToList();
        var read = 0;
        var limits = new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(copies, limits, async (copy, end) =>
        {
            var key = new CatalogueKey(copy.Copy, CopyState.Confirmed);
            var content = await world.Patience.TryAsync(() => world.Objects.FindAsync(key.In(copy.Prefix), end), end);
            CatalogueRecord? record = null;
            if (content is { } json) CatalogueJson.TryRead(key, copy.Prefix, json, out record, out _);
            counts[copy.Prefix].Add(copy.Copy, record);
            progress.Show($"reading the catalogue: {Interlocked.Increment(ref read)} of {copies.Count} records");
        });
        progress.Close();
        return counts;
    }

    private static IEnumerable<TableCopy> CopiesOf(TableStanding table, bool all) =>
        all ? table.Holding.Confirmed : table.Chain is { } chain ? chain.Windows.Prepend(chain.Full) : [];
}
