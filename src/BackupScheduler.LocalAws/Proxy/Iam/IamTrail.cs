using System.Text.Json.Nodes;
using System.Xml.Linq;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.Iam;

/// <summary>Where events go, and which.</summary>
public sealed record IamTrailTarget(AwsPlace Place, string QueueUrl)
{
    /// <summary>How much later than the call; on AWS it is seconds to minutes.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>As a rule's pattern selects events by name, such as `CreateRole`; null for all writes.</summary>
    public IReadOnlySet<string>? Names { get; init; }
}

/// <summary>
/// The emulator notes no calls: so the IAM writes that pass through the proxy are put on a queue here, in the shape in which
/// EventBridge delivers CloudTrail's. Failed ones too, with their errorCode. No call waits for it.
/// </summary>
public sealed class IamTrail : IProxyBehaviour, IAsyncDisposable
{
    private readonly QueueSeeder _queues;
    private readonly AccountBook _accounts;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _ended = new();
    private readonly Lock _lock = new();
    private readonly List<Exception> _failures = [];
    private volatile IamTrailTarget? _target;
    private Task _sends = Task.CompletedTask;
    private int _pending;

    internal IamTrail(AwsWire upstream, AccountBook accounts, TimeProvider time) =>
        (_queues, _accounts, _time) = (new QueueSeeder(upstream), accounts, time);

    /// <summary>Events that have not been sent yet.</summary>
    public int Pending => Volatile.Read(ref _pending);

    /// <summary>The last event that could not be sent failed with this.</summary>
    public Exception? LastError { get; private set; }

    /// <summary>From now on every IAM write is told to this queue.</summary>
    public void SendTo(AwsPlace place, string queueUrl, TimeSpan delay = default) =>
        SendTo(new IamTrailTarget(place, queueUrl) { Delay = delay });

    /// <summary>From now on IAM writes are told to this target; null ends it.</summary>
    public void SendTo(IamTrailTarget? target) => _target = target;

    /// <summary>Waits until the events of all calls that have been answered are sent.</summary>
    /// <exception cref="AggregateException">Some could not be sent; each failure is thrown once.</exception>
    public async Task WhenSentAsync(CancellationToken cancellation = default)
    {
        while (Pending > 0)
        {
            await Sends().WaitAsync(cancellation);
        }

        lock (_lock)
        {
            if (_failures.Count > 0)
            {
                var failures = new AggregateException("IAM events could not be sent.", _failures);
                _failures.Clear();
                throw failures;
            }
        }
    }

    public async Task HandleAsync(ProxyCall call, Func<Task> next)
    {
        await next();
        if (call.Service == "iam" && _target is { } target && call.Answer is { Status: > 0 } answer
            && !IamSemantics.IsRead(call.Operation) && target.Names?.Contains(call.Operation) != false)
        {
            Enqueue(target, IamEvents.Body(Event(call, answer)));
        }
    }

    /// <summary>What has not been sent yet never is.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await Sends();
        _ended.Dispose();
    }

    private Task Sends()
    {
        lock (_lock)
        {
            return _sends;
        }
    }

    private void Enqueue(IamTrailTarget target, string body)
    {
        lock (_lock)
        {
            Interlocked.Increment(ref _pending);
            _sends = SendAsync(_sends, target, body, _time.GetUtcNow() + target.Delay);
        }
    }

    /// <summary>One after the other: the emulator's queues grow slow when many write to them at once.</summary>
    private async Task SendAsync(Task previous, IamTrailTarget target, string body, DateTimeOffset due)
    {
        await Task.Yield();
        await previous;
        try
        {
            var wait = due - _time.GetUtcNow();
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, _time, _ended.Token);
            await _queues.SendAsync(target.Place, target.QueueUrl, body, cancellation: _ended.Token);
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The proxy has ended: nobody is left to tell.
        }
        catch (Exception e)
        {
            // Kept for whoever asks: a failure must end neither the sends behind it nor the caller's own call.
            lock (_lock)
            {
                _failures.Add(LastError = e);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _pending);
        }
    }

    private IamEvent Event(ProxyCall call, ProxyAnswer answer)
    {
        var error = answer.IsSuccess ? WireError.None : WireError.Read(answer.Text);
        return new IamEvent(call.Account, call.Operation, call.Started)
        {
            Caller = _accounts.CallerOf(call.AccessKey),
            RequestParameters = CloudTrailJson.Request(call.Form),
            ResponseElements = answer.IsSuccess ? Created(call.Operation, answer) : null,
            ErrorCode = answer.IsSuccess ? null : CodeInTrail(error.Code),
            ErrorMessage = answer.IsSuccess ? null : error.Text,
            UserAgent = call.UserAgent,
        };
    }

    private static JsonObject? Created(string operation, ProxyAnswer answer) =>
        operation.StartsWith("Create", StringComparison.Ordinal) && XElement.Parse(answer.Text).Find($"{operation}Result") is { } result
            ? CloudTrailJson.Response(result)
            : null;

    /// <summary>CloudTrail names IAM's errors by their classes.</summary>
    private static string CodeInTrail(string code) => code switch
    {
        "" => "InternalFailure",
        "ValidationError" => "ValidationException",
        "AccessDenied" or "InternalFailure" => code,
        _ => $"{code}Exception",
    };
}
