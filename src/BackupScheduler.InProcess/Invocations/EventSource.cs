using System.Globalization;
using Amazon.Lambda.SQSEvents;
using BackupScheduler.InProcess.Queues;
using Microsoft.Extensions.Logging;

namespace BackupScheduler.InProcess.Invocations;

/// <summary>
/// Feeds a queue's messages to a function in batches and acknowledges what it has done. What failed stays in the queue until
/// it comes into sight again.
/// </summary>
internal sealed class EventSource(EventSourceOptions options, MemoryQueues queues, BatchFunction function, TimeProvider time, ILogger log)
{
    private readonly HashSet<Task> _running = [];
    private readonly Lock _lock = new();
    private readonly BatchCollecting? _collecting = options.BatchingWindow > TimeSpan.Zero ? new BatchCollecting(options, queues) : null;
    private DateTimeOffset? _startedAt;
    private long _batches;
    private long _acknowledged;

    /// <summary>A batch has ended.</summary>
    public event Action? BatchEnded;

    public EventSourceOptions Options => options;

    public long Batches => Interlocked.Read(ref _batches);

    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    public IReadOnlyList<Task> Running
    {
        get
        {
            lock (_lock) return [.. _running];
        }
    }

    private int RunningCount
    {
        get
        {
            lock (_lock) return _running.Count;
        }
    }

    /// <summary>Nothing is in the queue, in any state, and nothing in work.</summary>
    public bool IsIdle => RunningCount == 0 && queues.Count(options.Queue).Total == 0;

    /// <summary>
    /// When a message comes into sight, a window has passed, or more concurrency is there for a message that waits; null if only the end
    /// of a batch matters.
    /// </summary>
    public DateTimeOffset? NextDue() => Earlier(_collecting?.NextDue, NextDueOfQueue());

    private DateTimeOffset? NextDueOfQueue()
    {
        var now = time.GetUtcNow();
        if (RunningCount >= options.MaximumConcurrency) return null;
        var due = queues.NextDue(options.Queue);
        if (_startedAt is not { } start || Allowed(now) >= options.MaximumConcurrency || queues.Count(options.Queue).Waiting == 0) return due;
        var more = start + TimeSpan.FromMinutes(Math.Floor((now - start).TotalMinutes) + 1);
        return Earlier(due, more);
    }

    /// <summary>Takes as many batches into work as concurrency allows.</summary>
    public void StartBatches()
    {
        var now = time.GetUtcNow();
        if (_collecting is null)
        {
            while (RunningCount < Allowed(now) && queues.Receive(options.Queue, options.BatchSize) is { Count: > 0 } batch) Start(batch, now);
            return;
        }

        foreach (var batch in _collecting.Collect(Allowed(now) - RunningCount, now)) Start(batch, now);
        // Whoever collects works already: Lambda counts from the first message on.
        if (_collecting.Count > 0) _startedAt ??= now;
    }

    private void Start(IReadOnlyList<SQSEvent.SQSMessage> batch, DateTimeOffset now)
    {
        _startedAt ??= now;
        var work = WorkAsync(batch, Interlocked.Increment(ref _batches));
        lock (_lock)
            if (!work.IsCompleted) _running.Add(work);
        // After it was added: a batch that ended in between must not stay among the running ones.
        _ = ForgetAsync(work);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one < other || other is null ? one : other;

    private int Allowed(DateTimeOffset now) => options.ConcurrencyAfter(now - (_startedAt ?? now));

    private async Task ForgetAsync(Task work)
    {
        await work;
        lock (_lock) _running.Remove(work);
        BatchEnded?.Invoke();
    }

    private async Task WorkAsync(IReadOnlyList<SQSEvent.SQSMessage> batch, long number)
    {
        try
        {
            var answer = await InvokeAsync(batch, number);
            var done = BatchOutcome.Done(batch, answer);
            foreach (var message in done) queues.Delete(options.Queue, message.ReceiptHandle);
            Interlocked.Add(ref _acknowledged, done.Count);
        }
        catch (Exception e)
        {
            log.InvocationFailed(options.Function, number, e);
        }
    }

    // Lambda ends what still runs at its timeout; here it can only be given up on, and its messages come again.
    private Task<SQSBatchResponse> InvokeAsync(IReadOnlyList<SQSEvent.SQSMessage> batch, long number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{options.Function}-{number}");
        var context = new InProcessContext($"{options.Function}", id, options.Timeout, time);
        return function(new SQSEvent { Records = [.. batch] }, context).WaitAsync(options.Timeout, time);
    }
}
