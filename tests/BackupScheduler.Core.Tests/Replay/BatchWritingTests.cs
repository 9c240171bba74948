using System.Globalization;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Items;
using BackupScheduler.Core.Replay;
using BackupScheduler.Core.Tests.Items;
using CsCheck;

namespace BackupScheduler.Core.Tests.Replay;

public sealed class BatchWritingTests
{
    private readonly NoWaiting _time = new();

    [Theory]
    [InlineData(1, new[] { 1 })]
    [InlineData(25, new[] { 25 })]
    [InlineData(26, new[] { 25, 1 })]
    [InlineData(60, new[] { 25, 25, 10 })]
    public async Task Writes_go_in_batches_of_25(int writes, int[] batches)
    {
        var table = new TableInMemory();
        var writing = Writing(table);
        for (var i = 0; i < writes; i++) await writing.WriteAsync(Put(i), default);
        await writing.FlushAsync(default);
        Assert.Equal(batches, table.Batches);
        Assert.Equal(writes, writing.Written);
        Assert.Equal(writes, table.Items.Count);
    }

    [Fact]
    public async Task Nothing_is_sent_for_nothing()
    {
        var table = new TableInMemory();
        await Writing(table).FlushAsync(default);
        Assert.Empty(table.Batches);
    }

    [Fact]
    public Task The_last_write_of_a_key_stands_and_no_batch_holds_a_key_twice() =>
        Gen.Select(Gen.Select(Gen.Int[0, 40], Gen.Int[0, 9], Gen.Bool).Array[0, 120], Gen.Int[1, 4], Gen.Int[2, 9]).SampleAsync(
            async (writes, inFlight, everyWrite) =>
            {
                var table = new TableInMemory { Leaves = write => write % everyWrite == 0 };
                var writing = new BatchWriting(table, _time, _time, inFlight);
                var expected = new SortedDictionary<string, string>(StringComparer.Ordinal);
                foreach (var (key, value, isDelete) in writes)
                {
                    var write = isDelete ? Delete(key) : Put(key, value.ToString(CultureInfo.InvariantCulture));
                    History.Apply(expected, new Write(Json(write.Key), 0, write.Content is { } item ? Json(item) : null));
                    await writing.WriteAsync(write, default);
                }

                await writing.FlushAsync(default);
                Assert.Equal(expected, table.Items);
                Assert.Equal(writes.Length, writing.Written);
            },
            iter: 300);

    [Fact]
    public async Task A_key_spelled_otherwise_is_the_same_key()
    {
        var table = new TableInMemory();
        var writing = Writing(table);
        await writing.WriteAsync(new ItemWrite(PlainItems.Read("""{"id":{"N":"1.0"}}"""), null), default);
        await writing.WriteAsync(new ItemWrite(PlainItems.Read("""{"id":{"N":"1"}}"""), null), default);
        await writing.FlushAsync(default);
        Assert.Equal([1, 1], table.Batches);
    }

    [Fact]
    public async Task No_batch_comes_near_16_megabytes()
    {
        var sink = new Slow();
        var writing = Writing(sink, inFlight: 100);
        // The largest that an item may be, and the worst way to write it.
        for (var i = 0; i < 30; i++) await writing.WriteAsync(Put(i, new string('\u0001', 390_000)), default);
        sink.EndAll();
        await writing.FlushAsync(default);
        Assert.Equal(30, sink.Batches.Sum(batch => batch.Count));
        Assert.All(sink.Batches, batch => Assert.True(batch.Sum(write => Json(write.Content!).Length) < 16_000_000));
        Assert.All(sink.Batches.SkipLast(1), batch => Assert.True(batch.Count > 1));
    }

    [Fact]
    public async Task As_many_batches_are_in_flight_as_may_be_and_then_it_waits()
    {
        var sink = new Slow();
        var writing = Writing(sink, inFlight: 3);
        for (var i = 0; i < 4 * 25; i++) await writing.WriteAsync(Put(i), default);
        Assert.Equal(3, sink.Batches.Count);
        var waiting = writing.WriteAsync(Put(100), default);
        Assert.False(waiting.IsCompleted);
        sink.EndOne(1);
        await waiting;
        Assert.Equal(4, sink.Batches.Count);
        var flush = writing.FlushAsync(default);
        Assert.False(flush.IsCompleted);
        // The last batch goes only when one of these has ended.
        sink.EndAll();
        await flush;
        Assert.Equal(101, writing.Written);
    }

    [Fact]
    public async Task A_key_waits_until_the_earlier_write_of_it_is_done()
    {
        var sink = new Slow();
        var writing = Writing(sink, inFlight: 3);
        for (var i = 0; i < 26; i++) await writing.WriteAsync(Put(i), default);
        var second = writing.WriteAsync(Delete(7), default);
        Assert.False(second.IsCompleted);
        sink.EndAll();
        await second;
        Assert.DoesNotContain(sink.Batches.SelectMany(batch => batch), write => write.IsDelete);
    }

    [Fact]
    public async Task What_is_left_over_is_sent_again_after_a_time_that_doubles_up_to_20_seconds()
    {
        var tries = 0;
        var table = new TableInMemory { Leaves = _ => ++tries < 12 };
        await WriteOneAsync(table);
        Assert.Equal(Enumerable.Repeat(1, 12), table.Batches);
        Assert.Equal([75, 150, 300, 600, 1200, 2400, 4800, 9600, 15000, 15000, 15000], _time.Waits.Select(wait => wait.TotalMilliseconds));
    }

    [Theory]
    [InlineData(0, 50)]
    [InlineData(0.5, 75)]
    [InlineData(1, 100)]
    public async Task Waits_are_spread_from_half_to_all_of_that_time(double jitter, int milliseconds)
    {
        var (table, time) = (new TableInMemory { Leaves = write => write == 1 }, new NoWaiting { Jitter = jitter });
        var writing = new BatchWriting(table, time, time, 1);
        await writing.WriteAsync(Put(1), default);
        await writing.FlushAsync(default);
        Assert.Equal([TimeSpan.FromMilliseconds(milliseconds)], time.Waits);
    }

    [Fact]
    public async Task A_table_that_takes_nothing_is_given_up_as_throttled()
    {
        var table = new TableInMemory { Leaves = _ => true };
        var e = await Assert.ThrowsAsync<ServiceFailureException>(() => WriteOneAsync(table));
        Assert.Equal((FailureKind.Throttled, "UnprocessedItems"), (e.Kind, e.Code));
        Assert.Equal(12, table.Batches.Count);
    }

    [Theory]
    [InlineData(FailureKind.Throttled)]
    [InlineData(FailureKind.Transient)]
    public async Task A_passing_failure_that_does_not_pass_is_given_up_as_what_it_is(FailureKind kind)
    {
        var table = new TableInMemory { Refuses = _ => kind };
        var e = await Assert.ThrowsAsync<ServiceFailureException>(() => WriteOneAsync(table));
        Assert.Equal((kind, 12), (e.Kind, table.Batches.Count));
    }

    [Fact]
    public async Task A_table_that_takes_a_little_each_time_is_never_given_up()
    {
        var table = new TableInMemory { Leaves = write => write % 8 != 0 };
        var writing = Writing(table);
        for (var i = 0; i < 25; i++) await writing.WriteAsync(Put(i), default);
        await writing.FlushAsync(default);
        Assert.Equal(25, table.Items.Count);
        Assert.True(table.Batches.Count > 12);
    }

    [Theory]
    [InlineData(FailureKind.AccessDenied)]
    [InlineData(FailureKind.Other)]
    [InlineData(FailureKind.Malformed)]
    public async Task Any_other_failure_is_not_tried_again(FailureKind kind)
    {
        var table = new TableInMemory { Refuses = _ => kind };
        Assert.Equal(kind, (await Assert.ThrowsAsync<ServiceFailureException>(() => WriteOneAsync(table))).Kind);
        Assert.Single(table.Batches);
    }

    [Fact]
    public async Task A_failure_comes_out_when_the_other_batches_have_ended()
    {
        var sink = new Slow();
        var writing = Writing(sink, inFlight: 2);
        for (var i = 0; i < 51; i++) await writing.WriteAsync(Put(i), default);
        var flush = writing.FlushAsync(default);
        sink.Fail(0);
        Assert.False(flush.IsCompleted);
        sink.EndOne(1);
        await Assert.ThrowsAsync<ServiceFailureException>(() => flush);
    }

    [Fact]
    public async Task Waiting_ends_when_it_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        var (table, time) = (new TableInMemory { Leaves = _ => true }, new Microsoft.Extensions.Time.Testing.FakeTimeProvider());
        var writing = new BatchWriting(table, time, _time, 1);
        await writing.WriteAsync(Put(1), default);
        var flush = writing.FlushAsync(source.Token);
        Assert.False(flush.IsCompleted);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => flush);
    }

    private BatchWriting Writing(IItemSink sink, int inFlight = 1) => new(sink, _time, _time, inFlight);

    private async Task WriteOneAsync(TableInMemory table)
    {
        var writing = Writing(table);
        await writing.WriteAsync(Put(1), default);
        await writing.FlushAsync(default);
    }

    private static ItemWrite Put(int id, string more = "") => new(Key(id), new Item(new Dictionary<string, ItemValue>(Key(id).Attributes) { ["more"] = new ItemValue.Text(more) }));

    private static ItemWrite Delete(int id) => new(Key(id), null);

    private static Item Key(int id) =>
        new(new Dictionary<string, ItemValue> { ["id"] = new ItemValue.Number(id.ToString(CultureInfo.InvariantCulture)) });

    private static string Json(Item item) => PlainItems.Json(PlainItems.Of(item));

    /// <summary>Ends each batch when the test says so.</summary>
    private sealed class Slow : IItemSink
    {
        private readonly List<TaskCompletionSource<IReadOnlyList<ItemWrite>>> _answers = [];
        private bool _isOver;

        public List<IReadOnlyList<ItemWrite>> Batches { get; } = [];

        public Task<IReadOnlyList<ItemWrite>> WriteAsync(IReadOnlyList<ItemWrite> batch, CancellationToken cancellation)
        {
            Batches.Add(batch);
            _answers.Add(new TaskCompletionSource<IReadOnlyList<ItemWrite>>());
            if (_isOver) EndOne(_answers.Count - 1);
            return _answers[^1].Task;
        }

        public void EndOne(int batch) => _answers[batch].TrySetResult([]);

        public void EndAll()
        {
            _isOver = true;
            foreach (var answer in _answers.ToArray()) answer.TrySetResult([]);
        }

        public void Fail(int batch) => _answers[batch].TrySetException(new ServiceFailureException(FailureKind.Other, "code", "broken"));
    }
}
