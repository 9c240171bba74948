using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Replay;
using static BackupScheduler.Core.Tests.Replay.Writes;

namespace BackupScheduler.Core.Tests.Replay;

/// <summary>What is sent again, after what time, and when it is given up.</summary>
public sealed class BatchRetryTests
{
    private readonly NoWaiting _time = new();

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

    private BatchWriting Writing(IItemSink sink) => new(sink, _time, _time, 1);

    private async Task WriteOneAsync(TableInMemory table)
    {
        var writing = Writing(table);
        await writing.WriteAsync(Put(1), default);
        await writing.FlushAsync(default);
    }
}
