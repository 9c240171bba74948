using System.Collections.Concurrent;

namespace BackupScheduler.LocalAws.Proxy;

/// <summary>Listings kept for the pages that follow a first one: the emulator takes a second to list 10,000 backups.</summary>
/// <remarks>First pages are always read afresh, and any change that passes through the proxy ends what is kept.</remarks>
internal sealed class ListingSnapshots(TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, long> _versions = new();
    private readonly ConcurrentDictionary<(string Place, string Table), Snapshot> _snapshots = new();

    public long Version(string place) => _versions.GetValueOrDefault(place);

    public void Changed(string place) => _versions.AddOrUpdate(place, 1, (_, version) => version + 1);

    /// <param name="version">As it was before the listing was read: a change meanwhile makes the snapshot void.</param>
    public void Keep(string place, string? table, long version, IReadOnlyList<BackupSummary> listing) =>
        _snapshots[(place, table ?? "")] = new Snapshot(version, time.GetTimestamp(), listing);

    public IReadOnlyList<BackupSummary>? Find(string place, string? table) =>
        _snapshots.TryGetValue((place, table ?? ""), out var snapshot)
        && snapshot.Version == Version(place) && time.GetElapsedTime(snapshot.Taken) < Life
            ? snapshot.Listing
            : null;

    private sealed record Snapshot(long Version, long Taken, IReadOnlyList<BackupSummary> Listing);
}
