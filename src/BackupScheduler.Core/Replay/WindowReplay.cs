using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Items;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Replay;

/// <summary>
/// Replays a window's export onto a table that is in the state at the window's beginning. Safe to repeat, also after it was interrupted
/// anywhere, from the beginning of this window or any before it.
/// </summary>
/// <param name="vault">The vault.</param>
/// <param name="writing">The table.</param>
/// <param name="keys">The table's key.</param>
/// <param name="progress">Is told how far it has come; null for nobody.</param>
public sealed class WindowReplay(IVaultObjects vault, BatchWriting writing, IReadOnlyList<KeyPart> keys, IProgress<ReplayProgress>? progress)
{
    private readonly RecordKeys _keys = new(keys);

    /// <summary>
    /// How many keys are held in memory, at about 36 bytes each; at least 1. A window of more records is read again for each such part of its keys.
    /// </summary>
    public long MostKeysAtOnce { get; init; } = 2_000_000;

    /// <summary>Writes what each item had become before a time; everything is written when it returns.</summary>
    /// <param name="window">The window, all its files verified before.</param>
    /// <param name="until">Writes at or after this time are left out.</param>
    /// <param name="cancellation">Gives up; what was written stays.</param>
    /// <exception cref="DamagedExportException">A record is not of this table, or a file is not whole.</exception>
    /// <exception cref="Failures.ServiceFailureException">The vault or the table failed.</exception>
    public async Task<ReplayOutcome> ReplayAsync(LoadedExport window, DateTimeOffset until, CancellationToken cancellation)
    {
        if (window.Summary.Kind != ExportKind.Incremental) throw new ArgumentException("a full export is loaded, not replayed", nameof(window));
        var rounds = (int)Math.Max(1, (window.Summary.Items + MostKeysAtOnce - 1) / MostKeysAtOnce);
        var reading = new RecordReading(vault, window, ReplayStage.Replaying, rounds * 2, progress);
        var limit = MicrosOf(until);
        ReplayOutcome total = default;
        for (var round = 0; round < rounds; round++)
        {
            var share = new Share(round, rounds, limit);
            var (latest, leftOut) = await FindLatestAsync(reading, share, window.Summary.Items / rounds, cancellation);
            total = Add(total, await ApplyAsync(reading, share, latest, cancellation), leftOut);
        }

        await writing.FlushAsync(cancellation);
        return total;
    }

    private async Task<(LatestWrites Latest, long LeftOut)> FindLatestAsync(RecordReading reading, Share share, long expected, CancellationToken cancellation)
    {
        var latest = new LatestWrites(expected);
        long leftOut = 0;
        await foreach (var record in reading.ReadAsync(_keys.ReadStamp, cancellation))
        {
            var hash = KeyHash.Of(record.Key);
            if (!share.Has(hash)) continue;
            if (share.IsInTime(record.WrittenMicros)) latest.Note(hash, record.WrittenMicros);
            else leftOut++;
        }

        return (latest, leftOut);
    }

    private async Task<ReplayOutcome> ApplyAsync(RecordReading reading, Share share, LatestWrites latest, CancellationToken cancellation)
    {
        ReplayOutcome outcome = default;
        await foreach (var record in reading.ReadAsync(_keys.ReadChange, cancellation))
        {
            var hash = KeyHash.Of(record.Key);
            if (!share.Has(hash) || !share.IsInTime(record.WrittenMicros)) continue;
            var isLatest = latest.Take(hash, record.WrittenMicros);
            if (isLatest) await writing.WriteAsync(new ItemWrite(record.Key, record.New), cancellation);
            outcome = Count(outcome, record, isLatest);
        }

        return outcome;
    }

    private static ReplayOutcome Count(ReplayOutcome outcome, ItemChange record, bool isLatest) => (isLatest, record.New) switch
    {
        (false, _) => outcome with { Outdated = outcome.Outdated + 1 },
        (true, null) => outcome with { Deletes = outcome.Deletes + 1 },
        _ => outcome with { Puts = outcome.Puts + 1 },
    };

    private static ReplayOutcome Add(ReplayOutcome total, ReplayOutcome round, long leftOut) => new(
        total.Puts + round.Puts, total.Deletes + round.Deletes, total.LeftOut + leftOut, total.Outdated + round.Outdated);

    // Rounded up: a time within a microsecond is after the writes of that microsecond's beginning.
    private static long MicrosOf(DateTimeOffset time) =>
        (long)Math.Ceiling((time - DateTimeOffset.UnixEpoch).Ticks / (decimal)TimeSpan.TicksPerMicrosecond);

    private readonly record struct Share(int Round, int Rounds, long LimitMicros)
    {
        public bool Has(KeyHash key) => key.Part(Rounds) == Round;

        public bool IsInTime(long micros) => micros < LimitMicros;
    }
}
