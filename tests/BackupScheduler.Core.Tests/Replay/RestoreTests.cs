using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Replay;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Tests.Exports;
using CsCheck;

namespace BackupScheduler.Core.Tests.Replay;

/// <summary>Whatever is written to a table, and however it is cut into copies: what is restored is what was there.</summary>
public sealed class RestoreTests
{
    private const int Cases = 1_000;
    private static readonly KeyPart[] Keys = [new("id", IsPartition: true), new("At", IsPartition: false)];

    [Fact]
    public Task At_the_end_of_any_window_the_table_is_as_it_was() =>
        Gen.Select(History.Any, Gen.Int[0, 5]).SampleAsync(
            async (history, chosen) =>
            {
                var at = history.Cuts[Math.Min(chosen, history.Cuts.Count - 1)];
                var table = new TableInMemory();
                var outcomes = await RestoreAsync(history, table, History.At(at));
                Assert.Equal(history.TableAt(at * 1000L), table.Items);
                Assert.All(outcomes, outcome => Assert.Equal(0, outcome.LeftOut));
            },
            iter: Cases);

    [Fact]
    public Task With_a_record_for_each_write_the_table_is_as_it_was_at_any_time() =>
        Gen.Select(History.Any, Gen.Int[0, History.Milliseconds * 1000]).SampleAsync(
            async (any, chosen) =>
            {
                var history = any with { IsNet = false };
                var micros = Math.Clamp(chosen, history.Cuts[0] * 1000, history.Cuts[^1] * 1000);
                var table = new TableInMemory();
                await RestoreAsync(history, table, History.Begin.AddMicroseconds(micros));
                Assert.Equal(history.TableAt(micros), table.Items);
            },
            iter: Cases);

    [Fact]
    public Task Within_a_window_an_item_that_is_written_later_stays_as_it_was_at_the_windows_beginning_and_is_counted() =>
        Gen.Select(History.Any, Gen.Int[0, History.Milliseconds * 1000]).SampleAsync(
            async (any, chosen) =>
            {
                var history = any with { IsNet = true };
                if (history.Cuts.Count < 2) return;
                var micros = Math.Clamp(chosen, (history.Cuts[0] * 1000) + 1, history.Cuts[^1] * 1000);
                var window = Enumerable.Range(0, history.Cuts.Count - 1).Last(i => history.Cuts[i] * 1000 < micros);
                var expected = history.TableAt(history.Cuts[window] * 1000L);
                foreach (var record in history.RecordsOf(window).Where(record => record.Micros < micros)) History.Apply(expected, record);
                var table = new TableInMemory();
                var outcomes = await RestoreAsync(history, table, History.Begin.AddMicroseconds(micros));
                Assert.Equal(expected, table.Items);
                Assert.Equal(history.RecordsOf(window).Any(record => record.Micros >= micros), outcomes[^1].LeftOut > 0);
            },
            iter: Cases);

    [Fact]
    public Task A_restore_that_breaks_off_anywhere_and_is_begun_again_at_that_window_or_any_before_ends_the_same() =>
        Gen.Select(History.Any, Gen.Int[0, 60], Gen.Int[0, 5], Gen.Int[1, 4]).SampleAsync(
            async (history, breaksAfter, backTo, inFlight) =>
            {
                var vault = new VaultInMemory();
                var exports = await history.ExportAsync(vault);
                var table = new TableInMemory { BreaksAfter = breaksAfter };
                var reached = await BreakOffAsync(vault, exports, table, inFlight);
                table.BreaksAfter = null;
                await ReplayAsync(vault, [.. exports.Skip(Math.Min(backTo, reached))], table, DateTimeOffset.MaxValue, inFlight: inFlight);
                Assert.Equal(history.TableAt(history.Cuts[^1] * 1000L), table.Items);
            },
            iter: Cases);

    [Fact]
    public Task However_few_keys_are_held_at_once_the_outcome_is_the_same() =>
        Gen.Select(History.Any, Gen.Int[1, 4]).SampleAsync(
            async (history, mostKeys) =>
            {
                var (one, other) = (new TableInMemory(), new TableInMemory());
                var outcomes = await RestoreAsync(history, one, History.At(history.Cuts[^1]));
                var parted = await RestoreAsync(history, other, History.At(history.Cuts[^1]), mostKeys);
                Assert.Equal(one.Items, other.Items);
                Assert.Equal(outcomes, parted);
            },
            iter: Cases / 4);

    [Fact]
    public Task A_table_that_throttles_and_leaves_writes_unprocessed_ends_the_same() =>
        Gen.Select(History.Any, Gen.Int[2, 5], Gen.Int[2, 5], Gen.Int[1, 4]).SampleAsync(
            async (history, everyWrite, everyBatch, inFlight) =>
            {
                var table = new TableInMemory
                {
                    Leaves = write => write % everyWrite == 0,
                    Refuses = batch => batch % everyBatch == 0 ? FailureKind.Throttled : null,
                };
                var vault = new VaultInMemory();
                await ReplayAsync(vault, await history.ExportAsync(vault), table, DateTimeOffset.MaxValue, inFlight: inFlight);
                Assert.Equal(history.TableAt(history.Cuts[^1] * 1000L), table.Items);
            },
            iter: Cases / 2);

    private static async Task<IReadOnlyList<ReplayOutcome>> RestoreAsync(History history, TableInMemory table, DateTimeOffset until, long mostKeys = 1000)
    {
        var vault = new VaultInMemory();
        var exports = await history.ExportAsync(vault);
        await ExportVerification.VerifyAllAsync(vault, exports, Keys, null, default);
        return await ReplayAsync(vault, [.. exports.Where(export => export.Summary.From is not { } from || from < until)], table, until, mostKeys);
    }

    private static async Task<IReadOnlyList<ReplayOutcome>> ReplayAsync(
        VaultInMemory vault, IReadOnlyList<LoadedExport> exports, TableInMemory table, DateTimeOffset until, long mostKeys = 1000, int inFlight = 2)
    {
        var writing = new BatchWriting(table, new NoWaiting(), new NoWaiting(), inFlight);
        var replay = new WindowReplay(vault, writing, Keys, null) { MostKeysAtOnce = mostKeys };
        var outcomes = new List<ReplayOutcome>();
        foreach (var export in exports)
        {
            outcomes.Add(export.Summary.Kind == ExportKind.Full
                ? await new FullLoad(vault, writing, Keys, null).LoadAsync(export, default)
                : await replay.ReplayAsync(export, until, default));
        }

        return outcomes;
    }

    // The export that it broke off in, or how many there are.
    private static async Task<int> BreakOffAsync(VaultInMemory vault, IReadOnlyList<LoadedExport> exports, TableInMemory table, int inFlight)
    {
        var done = 0;
        try
        {
            foreach (var export in exports)
            {
                await ReplayAsync(vault, [export], table, DateTimeOffset.MaxValue, inFlight: inFlight);
                done++;
            }
        }
        catch (ServiceFailureException e) when (e.Kind == FailureKind.AccessDenied)
        {
        }

        return done;
    }
}
