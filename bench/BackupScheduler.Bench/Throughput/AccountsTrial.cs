using BackupScheduler.Bench.Functions;
using System.Globalization;
using BackupScheduler.Bench.Throughput.Stub;

namespace BackupScheduler.Bench.Throughput;

/// <summary>One worker that meets many accounts, again and again.</summary>
/// <param name="Accounts">How many, each in one Region.</param>
/// <param name="Items">Tables backed up, the accounts in turn.</param>
/// <param name="AssumeRole">Sessions that were asked for.</param>
/// <param name="Connections">TCP connections that were opened.</param>
/// <param name="ResidentBytes">Memory at the end.</param>
/// <param name="PeakBytes">Memory at its peak.</param>
/// <param name="CpuSeconds">Processor time.</param>
internal sealed record AccountsTrial(int Accounts, int Items, int AssumeRole, int Connections, long ResidentBytes, long PeakBytes, double CpuSeconds)
{
    private const long FirstAccount = 100_000_000_000;

    /// <summary>Runs it.</summary>
    /// <exception cref="MeasurementException">A message failed, or a call was signed with another account's session.</exception>
    public static async Task<AccountsTrial> RunAsync(StubAws stub, int accounts, int items, string program, CancellationToken cancellation)
    {
        stub.Serve(null);
        await using var worker = await FunctionUnderStub.StartAsync("Worker", program, stub.Address, ServiceTrial.Settings(stub.Address, 5), cancellation);
        var before = ProcessFigures.Of(worker.Process);
        var run = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        await worker.DeliverAsync(Enumerable.Range(0, items).Select(i => Item(run, FirstAccount + (i % accounts))), cancellation);
        var after = ProcessFigures.Of(worker.Process);
        var counts = stub.Counts;
        if (counts.MisSigned > 0) throw new MeasurementException($"{counts.MisSigned} calls were signed with another account's session");
        if (counts.Of("CreateBackup") != items) throw new MeasurementException($"{counts.Of("CreateBackup")} backups of {items} tables");
        return new AccountsTrial(accounts, items, counts.Of("AssumeRole"), counts.Connections, after.Resident, after.Peak, after.CpuSeconds - before.CpuSeconds);
    }

    private static string Item(string run, long account) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"version":1,"kind":"BackUpTable","run":"{{run}}","account":"{{account}}","region":"us-east-1","table":"table-of-{{account}}","check":false}""");
}
