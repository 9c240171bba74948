using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Tests.Fakes;
using BackupScheduler.InProcess.Invocations;
using BackupScheduler.InProcess.Queues;
using Microsoft.Extensions.Time.Testing;

namespace BackupScheduler.InProcess.Tests.Invocations;

/// <summary>The event source feeds a function as Lambda's does, on virtual time and on one thread.</summary>
public sealed class EventSourcesTests
{
    private static readonly EventSourceOptions s_options = new(WorkQueue.Tables, FunctionName.Worker) { MaximumConcurrency = 2 };

    private readonly FakeTimeProvider _time = new(Items.Run.Time);
    private readonly FakeLog _log = new();
    private MemoryQueues _queues;
    private readonly List<(IReadOnlyList<string> Tables, TimeSpan At)> _batches = [];
    private int _running;
    private int _mostRunning;

    public EventSourcesTests() => _queues = new MemoryQueues(_time, new MemoryQueueOptions { VisibilityTimeout = TimeSpan.FromSeconds(60) });

    [Fact]
    public void Batches_hold_ten_messages_at_most_and_no_more_run_at_once_than_allowed()
    {
        Send(Items.BackUps(95));
        Drain(s_options, Working);
        Assert.All(_batches, batch => Assert.InRange(batch.Tables.Count, 1, 10));
        Assert.Equal(95, _batches.SelectMany(batch => batch.Tables).Distinct().Count());
        Assert.Equal(95, _batches.Sum(batch => batch.Tables.Count));
        Assert.Equal(2, _mostRunning);
    }

    [Fact]
    public void Delayed_messages_are_waited_for()
    {
        Send([Items.BackUp("now"), Items.BackUp("later", delay: 900)]);
        Drain(s_options, Working);
        Assert.Equal([("now", 0), ("later", 900)], _batches.Select(batch => (batch.Tables.Single(), (int)batch.At.TotalSeconds)));
    }

    [Fact]
    public void Messages_that_the_answer_names_come_again_and_the_others_do_not()
    {
        Send(Items.BackUps(3));
        Drain(s_options, (batch, context) => Answer(batch, context, [.. batch.Records.Where(IsFirstReceiveOf("table-2")).Select(message => message.MessageId)]));
        Assert.Equal([["table-1", "table-2", "table-3"], ["table-2"]], _batches.Select(batch => batch.Tables));
        Assert.Equal(60, _batches[1].At.TotalSeconds, 0.1);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    [InlineData(null)]
    public void An_answer_that_names_a_message_that_was_not_in_the_batch_fails_all_of_it(string? id)
    {
        Send(Items.BackUps(2));
        Drain(s_options, (batch, context) => Answer(batch, context, _batches.Count == 0 ? [id] : []));
        Assert.Equal([["table-1", "table-2"], ["table-1", "table-2"]], _batches.Select(batch => batch.Tables));
    }

    [Fact]
    public void An_answer_without_a_list_means_that_all_is_done()
    {
        Send(Items.BackUps(2));
        Drain(s_options, async (batch, context) =>
        {
            await Working(batch, context);
            return new SQSBatchResponse { BatchItemFailures = null! };
        });
        Assert.Single(_batches);
    }

    [Fact]
    public void A_function_that_throws_fails_its_batch_alone_and_is_told_of()
    {
        Send(Items.BackUps(11));
        Drain(s_options, async (batch, context) =>
        {
            var answer = await Working(batch, context);
            return batch.Records.Count == 1 && _batches.Count < 3 ? throw new InvalidOperationException("a defect") : answer;
        });
        Assert.Equal([10, 1, 1], _batches.Select(batch => batch.Tables.Count));
        Assert.Equal(1, _log.Count(9101));
    }

    [Fact]
    public void A_function_that_never_answers_is_given_up_on_at_its_timeout()
    {
        Send(Items.BackUps(1));
        Drain(s_options with { Timeout = TimeSpan.FromSeconds(5) }, async (batch, context) =>
        {
            var answer = await Working(batch, context);
            if (_batches.Count == 1) await new TaskCompletionSource().Task;
            return answer;
        });
        Assert.Equal([0, 60], _batches.Select(batch => (int)batch.At.TotalSeconds));
        Assert.Equal(1, _log.Count(9101));
    }

    [Fact]
    public void The_remaining_time_counts_down_from_the_timeout()
    {
        var remaining = new List<double>();
        Send(Items.BackUps(1));
        Drain(s_options with { Timeout = TimeSpan.FromSeconds(30) }, async (batch, context) =>
        {
            remaining.Add(context.RemainingTime.TotalSeconds);
            await Task.Delay(TimeSpan.FromSeconds(10), _time);
            remaining.Add(context.RemainingTime.TotalSeconds);
            return new SQSBatchResponse();
        });
        Assert.Equal([30, 20], remaining);
    }

    [Fact]
    public void Concurrency_begins_small_and_grows_by_the_minute()
    {
        var options = s_options with { BatchSize = 1, MaximumConcurrency = 4, InitialConcurrency = 1, ConcurrencyAddedPerMinute = 2 };
        _queues = new MemoryQueues(_time);
        Send(Items.BackUps(8));
        Drain(options, async (batch, context) =>
        {
            _batches.Add(([], _time.GetUtcNow() - Items.Run.Time));
            await Task.Delay(TimeSpan.FromMinutes(10), _time);
            return new SQSBatchResponse();
        });
        Assert.Equal([0, 1, 1, 2, 10, 11, 11, 12], _batches.Select(batch => (int)batch.At.TotalMinutes));
    }

    [Fact]
    public void What_comes_into_sight_while_all_are_at_work_waits_for_a_batch_to_end()
    {
        Send([Items.BackUp("now"), Items.BackUp("meanwhile", delay: 1)]);
        Drain(s_options with { MaximumConcurrency = 1 }, async (batch, context) =>
        {
            var answer = await Working(batch, context);
            await Task.Delay(TimeSpan.FromSeconds(10), _time);
            return answer;
        });
        Assert.Equal([0, 10], _batches.Select(batch => (int)batch.At.TotalSeconds));
    }

    [Fact]
    public void A_cancelled_drain_lets_the_batch_in_work_end_and_takes_no_other()
    {
        using var cancelling = new CancellationTokenSource();
        Send(Items.BackUps(30));
        Assert.ThrowsAny<OperationCanceledException>(() => Drain(
            s_options with { MaximumConcurrency = 1 },
            async (batch, context) =>
            {
                await cancelling.CancelAsync();
                return await Working(batch, context);
            },
            cancellation: cancelling.Token));
        Assert.Single(_batches);
        Assert.Equal(new QueueCounts(20, 0, 0), _queues.Count(WorkQueue.Tables));
    }

    [Fact]
    public void Progress_ends_with_empty_queues()
    {
        var seen = new List<DrainProgress>();
        Send(Items.BackUps(12));
        Drain(s_options, Working, progress: new Seen(seen));
        Assert.Equal(new DrainProgress(default, default, Batches: 2, Acknowledged: 12, Letters: 0), seen[^1]);
        Assert.Contains(seen, progress => progress.Tables.InFlight > 0);
    }

    [Fact]
    public void A_large_batch_is_collected_until_it_is_full()
    {
        Send(Items.BackUps(250));
        Drain(s_options with { BatchSize = 100, BatchingWindow = TimeSpan.FromSeconds(30) }, Working);
        // Five pollers share what there is; the batches that are not full wait for their window.
        Assert.Equal(250, _batches.SelectMany(batch => batch.Tables).Distinct().Count());
        Assert.All(_batches, batch => Assert.InRange(batch.Tables.Count, 10, 100));
        Assert.Equal(2, _mostRunning);
    }

    [Fact]
    public void What_trickles_in_goes_when_its_window_has_passed_shared_by_five_pollers()
    {
        Send([.. Enumerable.Range(0, 20).Select(i => Items.BackUp($"table-{i:00}", delay: i))]);
        Drain(s_options with { BatchSize = 100, BatchingWindow = TimeSpan.FromSeconds(30), MaximumConcurrency = 10 }, Working);
        Assert.Equal((5, 20), (_batches.Count, _batches.Sum(batch => batch.Tables.Count)));
        Assert.All(_batches, batch => Assert.InRange(batch.Tables.Count, 3, 5));
        Assert.All(_batches, batch => Assert.InRange(batch.At.TotalSeconds, 30, 36));
        Assert.InRange(_queues.Receives, 15, 20);
    }

    [Fact]
    public void A_full_batch_does_not_wait_for_its_window()
    {
        Send(Items.BackUps(10));
        Drain(s_options with { BatchSize = 10, BatchingWindow = TimeSpan.FromSeconds(60) }, Working);
        Assert.Equal([(10, 0)], _batches.Select(batch => (batch.Tables.Count, (int)batch.At.TotalSeconds)));
    }

    [Theory]
    [InlineData(11, 0, false)]
    [InlineData(11, 0.5, false)]
    [InlineData(11, 1, true)]
    [InlineData(10_000, 1, true)]
    [InlineData(10_001, 1, false)]
    [InlineData(10, 0, true)]
    public void Batches_of_more_than_ten_ask_for_a_window(int size, double window, bool isAccepted)
    {
        var sources = new EventSources(_queues, _time, _log);
        var adding = Record.Exception(() => sources.Add(s_options with { BatchSize = size, BatchingWindow = TimeSpan.FromSeconds(window) }, Working));
        Assert.Equal(isAccepted, adding is null);
    }

    [Fact]
    public async Task The_real_clock_does_as_well()
    {
        var queues = new MemoryQueues(TimeProvider.System);
        var sources = new EventSources(queues, TimeProvider.System, _log);
        var done = 0;
        sources.Add(s_options, async (batch, _) =>
        {
            await Task.Yield();
            Interlocked.Add(ref done, batch.Records.Count);
            return new SQSBatchResponse();
        });
        await queues.SendAsync(WorkQueue.Tables, [.. Items.BackUps(500), Items.BackUp("later", delay: 1)], CancellationToken.None);
        await sources.DrainAsync(null, CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(501, done);
    }

    private void Send(IReadOnlyList<OutgoingItem> items) => _queues.SendAsync(WorkQueue.Tables, items, CancellationToken.None);

    private void Drain(
        EventSourceOptions options, BatchFunction function, IProgress<DrainProgress>? progress = null, CancellationToken cancellation = default) =>
        _time.Run(async () =>
        {
            var sources = new EventSources(_queues, _time, _log);
            sources.Add(options, function);
            await sources.DrainAsync(progress, cancellation);
            return true;
        });

    private Task<SQSBatchResponse> Working(SQSEvent batch, ILambdaContext context) => Answer(batch, context, []);

    private async Task<SQSBatchResponse> Answer(SQSEvent batch, ILambdaContext context, IReadOnlyList<string?> failed)
    {
        _batches.Add(([.. batch.Records.Select(message => Items.TableOf(message.Body))], _time.GetUtcNow() - Items.Run.Time));
        _mostRunning = Math.Max(_mostRunning, ++_running);
        await Task.Delay(TimeSpan.FromMilliseconds(50), _time);
        _running--;
        return new SQSBatchResponse([.. failed.Select(id => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = id! })]);
    }

    private static Func<SQSEvent.SQSMessage, bool> IsFirstReceiveOf(string table) =>
        message => message.Attributes["ApproximateReceiveCount"] == "1" && Items.TableOf(message.Body) == table;

    private sealed class Seen(List<DrainProgress> all) : IProgress<DrainProgress>
    {
        public void Report(DrainProgress value) => all.Add(value);
    }
}
