using BackupScheduler.Bench.Functions;
using System.Globalization;
using BackupScheduler.Bench.Throughput;
using BackupScheduler.Bench.Throughput.Stub;

namespace BackupScheduler.Bench.Memory;

/// <summary>A fresh process of ScheduleTables that reviews one large account, and prunes one backup of each table.</summary>
/// <param name="Tables">The account's tables.</param>
/// <param name="Keep">Backups kept of each; one more is listed.</param>
/// <param name="Pages">ListBackups calls.</param>
/// <param name="Deletions">Backups that were sent to be deleted in this look.</param>
/// <param name="CpuSeconds">Processor time of the review.</param>
/// <param name="PeakBytes">Memory at most (VmHWM), with the runtime.</param>
internal sealed record ReviewTrial(int Tables, int Keep, int Pages, int Deletions, double CpuSeconds, long PeakBytes)
{
    // So that the bulk listing is what is measured, whatever the default.
    private const string NoPageLimit = "1000000";
    private const string FastListing = "1000";
    private const int PageSize = 100;

    /// <summary>Runs it.</summary>
    /// <exception cref="MeasurementException">The review failed, or listed or deleted other than it should.</exception>
    public static async Task<ReviewTrial> RunAsync(StubAws stub, int tables, int keep, string program, CancellationToken cancellation)
    {
        var run = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        // Listed as made: one more than is kept, the newest of the run itself.
        stub.Serve(new StubTables(ServiceTrial.Account, tables, keep, run), ownAreMade: true);
        stub.TakeSent("tables");
        var settings = ServiceTrial.Settings(stub.Address, keep);
        settings["LIST_RATE"] = FastListing;
        settings["REVIEW_PAGE_LIMIT"] = NoPageLimit;
        settings["DELETE_RATE"] = "10";
        await using var scheduler = await FunctionUnderStub.StartAsync("ScheduleTables", program, stub.Address, settings, cancellation);
        var before = ProcessFigures.Of(scheduler.Process);
        await scheduler.DeliverAsync([ReviewAccount(run)], cancellation, batchSize: 1);
        var after = ProcessFigures.Of(scheduler.Process);
        var sent = stub.TakeSent("tables").Count(body => body.Contains("\"PruneTable\"", StringComparison.Ordinal));
        var pages = stub.Counts.Of("ListBackups");
        var expected = ((tables * (keep + 1)) + PageSize - 1) / PageSize;
        if (pages != expected) throw new MeasurementException($"{tables} tables that keep {keep}: {pages} pages were listed instead of {expected}");
        if (sent == 0) throw new MeasurementException($"{tables} tables that keep {keep}: nothing was pruned");
        return new ReviewTrial(tables, keep, pages, sent, after.CpuSeconds - before.CpuSeconds, after.Peak);
    }

    private static string ReviewAccount(DateTimeOffset run) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"version":1,"kind":"ReviewAccount","run":"{{run.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}}","account":"{{ServiceTrial.Account}}","region":"us-east-1","adHoc":false,"prune":true,"look":1,"hops":0}""");
}
