using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Replay;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Tests.Exports;

namespace BackupScheduler.Core.Tests.Replay;

public sealed class WindowReplayTests
{
    private static readonly KeyPart[] Keys = [new("id", IsPartition: true)];
    private static readonly DateTimeOffset From = DateTimeOffset.UnixEpoch;
    private readonly VaultInMemory _vault = new();
    private readonly TableInMemory _table = new();
    private readonly List<ReplayProgress> _told = [];

    [Theory]
    [InlineData(0, "", 3)]
    [InlineData(20, "", 3)]
    [InlineData(21, "1", 2)]
    [InlineData(30, "1", 2)]
    [InlineData(31, "2", 1)]
    [InlineData(41, "", 0)]
    public async Task Writes_before_the_chosen_time_count_and_the_others_are_reported(long micros, string value, long leftOut)
    {
        var outcome = await ReplayAsync(From.AddMicroseconds(micros), Put(1, 20, "1"), Delete(1, 40), Put(1, 30, "2"));
        Assert.Equal(leftOut, outcome.LeftOut);
        Assert.Equal(value, _table.Items.Values.Select(item => item.Split('"')[^2]).FirstOrDefault("").Replace("S", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_time_within_a_microsecond_is_after_that_microsecond_began()
    {
        await ReplayAsync(From.AddMicroseconds(20).AddTicks(1), Put(1, 20, "1"));
        Assert.Single(_table.Items);
    }

    [Fact]
    public async Task What_became_of_the_records_adds_up()
    {
        var outcome = await ReplayAsync(
            From.AddMicroseconds(50), Put(1, 10, "a"), Put(1, 20, "b"), Put(1, 20, "b"), Put(1, 60, "c"), Delete(2, 10), Delete(3, 50), Put(4, 1, "d"));
        Assert.Equal(new ReplayOutcome(Puts: 2, Deletes: 1, LeftOut: 2, Outdated: 2), outcome);
        Assert.Equal([3], _table.Batches);
    }

    [Fact]
    public async Task Of_two_records_of_one_microsecond_one_is_written_and_always_the_same()
    {
        foreach (var _ in Enumerable.Range(0, 2)) await ReplayAsync(DateTimeOffset.MaxValue, Put(1, 10, "first"), Put(1, 10, "second"));
        Assert.Contains("first", Assert.Single(_table.Items).Value);
    }

    [Theory]
    [InlineData("""{"Metadata":{"WriteTimestampMicros":1},"Keys":{},"NewImage":{"id":{"N":"1"}}}""", "the item has no attribute 'id'")]
    [InlineData("""{"Metadata":{"WriteTimestampMicros":1},"Keys":{"ID":{"N":"1"}}}""", "the item has no attribute 'id'")]
    [InlineData("""{"Metadata":{"WriteTimestampMicros":1},"Keys":{"id":{"N":"1"},"other":{"N":"secret"}}}""", "attribute 'other'")]
    [InlineData("""{"Metadata":{"WriteTimestampMicros":1},"Keys":{"id":{"N":"1"},"other":{"S":"secret"}}}""", "a key has 1 attributes here, the record's has 2")]
    [InlineData("""{"Metadata":{"WriteTimestampMicros":1},"Keys":{"id":{"SS":["secret"]}}}""", "attribute 'id' cannot be part of a key")]
    [InlineData("""{"Metadata":{"WriteTimestampMicros":1},"Keys":{"id":{"N":"1"}},"NewImage":{"id":{"N":"2"}}}""", "the new image has another key")]
    [InlineData("""{"Metadata":{"WriteTimestampMicros":1},"Keys":{"id":{"N":"1"}},"NewImage":{"x":{"S":"secret"}}}""", "the item has no attribute 'id'")]
    [InlineData("""{"Keys":{"id":{"N":"1"}}}""", "the line has no Metadata")]
    [InlineData("""{"Item":{"id":{"N":"1"}}}""", "the line has no Keys")]
    [InlineData("""{"Metadata":{"WriteTimestampMicros":{"N":"-5"}},"Keys":{"id":{"N":"1"}}}""", "WriteTimestampMicros is no whole number")]
    [InlineData("""{"Metadata":{"WriteTimestampMicros":{"N":"1.5"}},"Keys":{"id":{"N":"1"}}}""", "WriteTimestampMicros is no whole number")]
    [InlineData("secret", "not JSON")]
    public async Task A_record_of_another_shape_is_damage_and_nothing_is_written(string line, string why)
    {
        var window = await LoadAsync(Put(7, 1, "x"), line);
        var check = await Assert.ThrowsAsync<DamagedExportException>(() => ExportVerification.VerifyAllAsync(_vault, [window], Keys, null, default));
        var replay = await Assert.ThrowsAsync<DamagedExportException>(() => Replay().ReplayAsync(window, DateTimeOffset.MaxValue, default));
        Assert.All(new[] { check, replay }, e => Assert.Contains($"data/window-file0.json.gz: record 2: {why}", e.Message));
        Assert.All(new[] { check, replay }, e => Assert.DoesNotContain("secret", e.ToString()));
        Assert.Empty(_table.Items);
    }

    [Theory]
    [InlineData("""{"Item":{"ID":{"N":"1"}}}""", "the item has no attribute 'id'")]
    [InlineData("""{"Item":{"id":{"BOOL":true}}}""", "attribute 'id' cannot be part of a key")]
    [InlineData("""{"Keys":{"id":{"N":"1"}}}""", "the line has no Item")]
    public async Task So_is_an_item_of_a_full_export_without_the_key(string line, string why)
    {
        var full = await ExportLoading.LoadAsync(_vault, PlainExport.Write(_vault, "full", null, From, [line]), default);
        await Assert.ThrowsAsync<DamagedExportException>(() => ExportVerification.VerifyAllAsync(_vault, [full], Keys, null, default));
        var e = await Assert.ThrowsAsync<DamagedExportException>(() => new FullLoad(_vault, Writing(), Keys, null).LoadAsync(full, default));
        Assert.Contains(why, e.Message);
    }

    [Fact]
    public async Task Without_the_tables_key_records_are_still_checked_for_their_form()
    {
        var window = await LoadAsync(Put(1, 1, "x"), """{"Metadata":{"WriteTimestampMicros":1},"Keys":{"other":{"S":"x"}}}""");
        await ExportVerification.VerifyAllAsync(_vault, [window], null, default);
        var damaged = await LoadAsync("""{"Metadata":{},"Keys":{"other":{"S":"x"}}}""");
        await Assert.ThrowsAsync<DamagedExportException>(() => ExportVerification.VerifyAllAsync(_vault, [damaged], null, default));
    }

    [Fact]
    public async Task A_full_export_is_not_replayed_and_a_window_not_loaded()
    {
        var full = await ExportLoading.LoadAsync(_vault, PlainExport.Write(_vault, "full", null, From), default);
        var window = await LoadAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => Replay().ReplayAsync(full, From, default));
        await Assert.ThrowsAsync<ArgumentException>(() => new FullLoad(_vault, Writing(), Keys, null).LoadAsync(window, default));
    }

    [Fact]
    public async Task An_empty_window_writes_nothing() => Assert.Equal(default, await ReplayAsync(DateTimeOffset.MaxValue));

    [Theory]
    [InlineData(2, 1)]
    [InlineData(1, 2)]
    public async Task Progress_goes_up_to_all_that_there_is_to_read(long mostKeys, int rounds)
    {
        var window = await LoadAsync(Put(1, 1, "x"), Put(2, 2, "y"));
        await Replay(mostKeys).ReplayAsync(window, DateTimeOffset.MaxValue, default);
        Assert.Equal(Enumerable.Range(1, rounds * 2).Select(i => new ReplayProgress(ReplayStage.Replaying, window.SummaryKey, i * 2, rounds * 4)), _told);
        Assert.Equal(Enumerable.Repeat(window.Files[0].Key, rounds * 2), _vault.Opened);
    }

    [Fact]
    public async Task More_keys_than_the_manifest_says_cost_memory_and_nothing_else()
    {
        var window = await LoadAsync([.. Enumerable.Range(0, 200).Select(i => Put(i % 100, i, "x"))]);
        var outcome = await Replay().ReplayAsync(window with { Summary = window.Summary with { Items = 1 } }, DateTimeOffset.MaxValue, default);
        Assert.Equal(new ReplayOutcome(Puts: 100, Deletes: 0, LeftOut: 0, Outdated: 100), outcome);
    }

    [Fact]
    public async Task A_file_that_has_lost_its_end_since_it_was_verified_fails_the_replay()
    {
        var window = await LoadAsync(Put(1, 1, "x"), Put(2, 2, "y"));
        _vault.Objects[window.Files[0].Key] = PlainExport.Compress(Put(1, 1, "x") + "\n");
        await Assert.ThrowsAsync<DamagedExportException>(() => Replay().ReplayAsync(window, DateTimeOffset.MaxValue, default));
        Assert.Empty(_table.Items);
    }

    private static string Put(int id, long micros, string value) =>
        $$$"""{"Metadata":{"WriteTimestampMicros":{"N":"{{{micros}}}"}},"Keys":{"id":{"N":"{{{id}}}"}},"NewImage":{"id":{"N":"{{{id}}}"},"v":{"S":"{{{value}}}"} } }""";

    private static string Delete(int id, long micros) => $$$"""{"Metadata":{"WriteTimestampMicros":{"N":"{{{micros}}}"}},"Keys":{"id":{"N":"{{{id}}}"} } }""";

    private async Task<ReplayOutcome> ReplayAsync(DateTimeOffset until, params string[] lines) => await Replay().ReplayAsync(await LoadAsync(lines), until, default);

    private Task<LoadedExport> LoadAsync(params string[] lines) =>
        ExportLoading.LoadAsync(_vault, PlainExport.Write(_vault, "window", From, From.AddHours(1), lines), default);

    private WindowReplay Replay(long mostKeys = 1000) => new(_vault, Writing(), Keys, new Listener(_told)) { MostKeysAtOnce = mostKeys };

    private BatchWriting Writing() => new(_table, new NoWaiting(), new NoWaiting(), 2);

    private sealed class Listener(List<ReplayProgress> told) : IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value) => told.Add(value);
    }
}
