using System.Globalization;
using System.Runtime.CompilerServices;
using BackupScheduler.Core.Events;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Tests.Fakes;

/// <summary>The reports' queue in memory: ten messages to a receive, held until they are let go or the hold ends.</summary>
internal sealed class FakeReports(FakeWire wire, TimeProvider time) : IRunReports
{
    private const int BatchSize = 10;
    private readonly Dictionary<string, (WorkItem? Item, DateTimeOffset VisibleAt)> _messages = [];
    private int _sent;

    /// <summary>Everything that lies there, held or not.</summary>
    public IReadOnlyList<WorkItem?> All => [.. _messages.Values.Select(message => message.Item)];

    public int Held => _messages.Values.Count(message => message.VisibleAt > time.GetUtcNow());

    public IReadOnlyList<T> Items<T>()
        where T : WorkItem => [.. All.OfType<T>()];

    /// <summary>Puts one there; null is a body that nobody can read.</summary>
    public void Add(WorkItem? item) => _messages.Add((++_sent).ToString(CultureInfo.InvariantCulture), (item, time.GetUtcNow()));

    public async IAsyncEnumerable<IReadOnlyList<HeldReport>> HoldAsync(TimeSpan hold, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            await wire.CallAsync(Operation.HoldReports, "", cancellation);
            var now = time.GetUtcNow();
            List<HeldReport> some = [.. _messages.Where(message => message.Value.VisibleAt <= now).Take(BatchSize)
                .Select(message => new HeldReport(message.Key, $"handle of {message.Key}", message.Value.Item))];
            if (some.Count == 0) yield break;
            foreach (var report in some) _messages[report.MessageId] = (report.Item, now + hold);
            yield return some;
        }
    }

    public async Task<long> CountAsync(CancellationToken cancellation)
    {
        await wire.CallAsync(Operation.CountReports, "", cancellation);
        return _messages.Count;
    }

    public async Task ReleaseAsync(IReadOnlyList<HeldReport> reports, CancellationToken cancellation)
    {
        foreach (var batch in reports.Chunk(BatchSize))
        {
            await wire.CallAsync(Operation.ReleaseReports, "", cancellation);
            foreach (var report in batch) _messages[report.MessageId] = (report.Item, time.GetUtcNow());
        }
    }

    public async Task DeleteAsync(IReadOnlyList<HeldReport> reports, CancellationToken cancellation)
    {
        foreach (var batch in reports.Chunk(BatchSize))
        {
            await wire.CallAsync(Operation.DeleteReports, "", cancellation);
            foreach (var report in batch) _messages.Remove(report.MessageId);
        }
    }
}
