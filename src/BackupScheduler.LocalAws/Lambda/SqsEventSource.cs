using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Faults;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Lambda;

/// <summary>Feeds a queue's messages to a function in batches and deletes those that it has done.</summary>
/// <remarks>
/// What failed stays until its visibility ends, so that the function's own ChangeMessageVisibility decides when
/// it comes back; the queue's redrive policy decides when it does not.
/// </remarks>
public sealed class SqsEventSource : IAsyncDisposable
{
    private readonly AwsWire _wire;
    private readonly SqsEventSourceOptions _options;
    private readonly string _queueArn;
    private readonly Func<string, CancellationToken, Task<InvocationResult>> _invoke;
    private readonly SemaphoreSlim _free;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _loop;
    private long _batches;
    private long _messages;
    private long _failures;
    private long _deliveredTwice;
    private int _busy;

    private SqsEventSource(AwsWire wire, SqsEventSourceOptions options, string queueArn,
        Func<string, CancellationToken, Task<InvocationResult>> invoke)
    {
        (_wire, _options, _queueArn, _invoke) = (wire, options, queueArn, invoke);
        _free = new SemaphoreSlim(options.MaximumConcurrency);
        TwiceProbability = options.TwiceProbability;
        _loop = PollAsync();
    }

    public string QueueUrl => _options.QueueUrl;

    /// <summary>Batches handed to the function so far.</summary>
    public long Batches => Interlocked.Read(ref _batches);

    public long Messages => Interlocked.Read(ref _messages);

    /// <summary>Messages that stayed in the queue after a batch.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>As <see cref="SqsEventSourceOptions.TwiceProbability"/>, from the next batch on.</summary>
    public double TwiceProbability { get; set; }

    /// <summary>Batches handed to the function a second time on purpose.</summary>
    public long DeliveredTwice => Interlocked.Read(ref _deliveredTwice);

    /// <summary>No batch is being worked on at this moment.</summary>
    public bool IsIdle => Volatile.Read(ref _busy) == 0;

    /// <summary>The last failure to receive or delete. As in AWS the poller goes on, and what was not deleted comes again.</summary>
    public Exception? LastError { get; private set; }

    /// <param name="invoke">The function: its Runtime API, or a handler in this process. What it throws fails the batch.</param>
    public static async Task<SqsEventSource> StartAsync(
        AwsWire wire, SqsEventSourceOptions options, Func<string, CancellationToken, Task<InvocationResult>> invoke,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(options.BatchSize, Math.Clamp(options.BatchSize, 1, 10));
        var answer = await wire.CallAsync(JsonService.Sqs, "GetQueueAttributes",
            new() { ["QueueUrl"] = options.QueueUrl, ["AttributeNames"] = new JsonArray("QueueArn") }, options.Place, cancellation);
        return new SqsEventSource(wire, options, answer["Attributes"]!["QueueArn"]!.GetValue<string>(), invoke);
    }

    /// <summary>Takes no more messages, cancels the invocations in work and waits for them. To finish the work first: <see cref="QueueDrain"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
        for (var i = 0; i < _options.MaximumConcurrency; i++)
        {
            await _free.WaitAsync();
        }

        _free.Dispose();
        _stopping.Dispose();
    }

    private async Task PollAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            await _free.WaitAsync();
            var batch = await ReceiveAsync();
            if (batch.Count > 0)
            {
                Interlocked.Increment(ref _busy);
                _ = WorkAsync(batch);
                continue;
            }

            _free.Release();
            await Task.WhenAny(Task.Delay(_options.IdleDelay, _stopping.Token));
        }
    }

    /// <summary>Not cancelled by stopping: what a cut-off request has received would be out of sight for a whole visibility timeout.</summary>
    private async Task<IReadOnlyList<JsonObject>> ReceiveAsync()
    {
        try
        {
            return await SqsReceive.BatchAsync(
                _wire, _options.Place, _options.QueueUrl, _options.BatchSize, null, CancellationToken.None);
        }
        catch (Exception e) when (e is AwsWireException or HttpRequestException)
        {
            LastError = e;
            return [];
        }
    }

    private async Task WorkAsync(IReadOnlyList<JsonObject> batch)
    {
        try
        {
            var number = Interlocked.Increment(ref _batches);
            Interlocked.Add(ref _messages, batch.Count);
            var ids = batch.Select(Id).ToHashSet();
            var results = await DeliverAsync(number, SqsEvent.Of(batch, _queueArn));
            // What failed in one delivery stays, as the copy of the message that it was would stay in SQS.
            var failed = results.SelectMany(result => BatchResponse.Failures(result, ids)).ToHashSet();
            Interlocked.Add(ref _failures, failed.Count);
            await DeleteAsync([.. batch.Where(m => !failed.Contains(Id(m)))]);
        }
        catch (Exception e) when (e is AwsWireException or HttpRequestException)
        {
            LastError = e;
        }
        finally
        {
            Interlocked.Decrement(ref _busy);
            _free.Release();
        }
    }

    private async Task<InvocationResult> InvokeAsync(string payload)
    {
        try
        {
            return await Task.Run(() => _invoke(payload, _stopping.Token));
        }
        catch (Exception e)
        {
            return InvocationResult.Failed(e.GetType().Name, e.Message);
        }
    }

    private Task<InvocationResult[]> DeliverAsync(long number, string payload)
    {
        var isTwice = SeededDraw.At(_options.Seed, _queueArn, number) < TwiceProbability;
        if (isTwice)
        {
            Interlocked.Increment(ref _deliveredTwice);
        }

        return Task.WhenAll(Enumerable.Range(0, isTwice ? 2 : 1).Select(_ => InvokeAsync(payload)));
    }

    private async Task DeleteAsync(IReadOnlyList<JsonObject> done)
    {
        if (done.Count == 0)
        {
            return;
        }

        await _wire.CallAsync(JsonService.Sqs, "DeleteMessageBatch", new()
        {
            ["QueueUrl"] = _options.QueueUrl,
            ["Entries"] = new JsonArray([.. done.Select((m, i) => new JsonObject
            {
                ["Id"] = $"{i}",
                ["ReceiptHandle"] = m["ReceiptHandle"]!.DeepClone(),
            })]),
        }, _options.Place);
    }

    private static string Id(JsonObject message) => message["MessageId"]!.GetValue<string>();
}
