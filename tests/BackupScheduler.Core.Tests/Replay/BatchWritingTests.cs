using System.Globalization;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Replay;
using BackupScheduler.Core.Tests.Items;
using CsCheck;
using static BackupScheduler.Core.Tests.Replay.Writes;

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

    private BatchWriting Writing(IItemSink sink, int inFlight = 1) => new(sink, _time, _time, inFlight);

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
