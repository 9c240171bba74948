using BackupScheduler.Core;
using BackupScheduler.Core.Events;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Batches;

/// <summary>Turns a record's failure into another try, a dead letter or a report.</summary>
internal sealed class FailureDesk(FunctionName function, FailurePolicy policy, EdgePorts ports, IFailureTelling? telling)
{
    private const int LongestWords = 1000;

    private readonly RoleLetters _roleLetters = new();
    private readonly Lock _turn = new();
    private Task<bool> _lastInTurn = Task.FromResult(true);

    /// <summary>Whether the message is settled (and may be acknowledged); if not, it comes again. Never throws: one record must not fail the others.</summary>
    public async Task<bool> SettleAsync(ReceivedMessage message, MessageContent content, Exception e, Invocation invocation)
    {
        try
        {
            return await SettleAsync(message, content, OfItem(Describe(e, invocation), content.Item), invocation.SettlingCancellation);
        }
        catch (Exception defect)
        {
            ports.Log.NotSettled(WorkPlace.Of(content), CodeOf(defect), defect.Message);
            return false;
        }
    }

    private async Task<bool> SettleAsync(
        ReceivedMessage message, MessageContent content, ServiceFailureException failure, CancellationToken cancellation)
    {
        var where = WorkPlace.Of(content);
        if (failure.Kind == FailureKind.Throttled) ports.Metrics.Count(Metric.Throttled, 1, where.Scope);
        switch (policy.Decide(failure.Kind, message.Attempt, ports.Time.GetUtcNow(), ports.Jitter.Next()))
        {
            case FailureDecision.Retry retry:
                ports.Metrics.Count(Metric.Retried, 1, where.Scope);
                ports.Log.Retrying(where, failure.Code, failure.Message, message.Attempt.ReceiveCount, retry.After.TotalSeconds);
                await PutBackAsync(message, where, retry.After, cancellation);
                return false;
            case FailureDecision.Report:
                ports.Metrics.Count(Metric.RegionUnavailable, 1, where.Scope);
                ports.Log.RegionUnavailable(where, failure.Code, failure.Message);
                await TellAsync(message, content, ReviewEnd.RegionUnavailable, failure, cancellation);
                return true;
            case FailureDecision.GiveUp giveUp:
                await TellAsync(message, content, ReviewEnd.DeadLettered, failure, cancellation);
                return await GiveUpAsync(message, content, failure, giveUp.Because, cancellation);
            default:
                return false;
        }
    }

    private Task TellAsync(
        ReceivedMessage message, MessageContent content, ReviewEnd end, ServiceFailureException failure, CancellationToken cancellation) =>
        telling?.TellFailureAsync(content.Item, end, failure, message, cancellation) ?? Task.CompletedTask;

    // Only the listing of its tables shows that a Region is closed. Later on it is one refused call: a denial of DeleteBackup
    // alone, say, must not pass for a Region that nobody uses.
    private static ServiceFailureException OfItem(ServiceFailureException failure, WorkItem? item) =>
        failure.Kind == FailureKind.RegionUnavailable && item is not BackUpAccount { After: null }
            ? new ServiceFailureException(FailureKind.Other, failure.Code, failure.Message, failure)
            : failure;

    // Our own deadline is nobody's fault: the record comes again. Anything that no adapter translated is a defect, retried by count.
    private static ServiceFailureException Describe(Exception e, Invocation invocation) => e switch
    {
        ServiceFailureException failure => failure,
        OperationCanceledException when invocation.Cancellation.IsCancellationRequested =>
            new ServiceFailureException(FailureKind.Transient, "Deadline", "the invocation's time ran out", e),
        _ => new ServiceFailureException(FailureKind.Other, CodeOf(e), Given.Words(e.Message, LongestWords), e),
    };

    private async Task<bool> GiveUpAsync(
        ReceivedMessage message, MessageContent content, ServiceFailureException failure, string because, CancellationToken cancellation)
    {
        var letter = new DeadLetter(
            message.Body, failure.Code, failure.Message, ports.Time.GetUtcNow(), function.ToString(), message.Queue, content.Item)
        {
            Account = content.Account,
        };
        return failure.Kind == FailureKind.RoleUnavailable
            ? await GiveUpForRoleAsync(message, letter, because, cancellation)
            : await SendAsync(letter, because, cancellation);
    }

    // One after the other: tables that fail together must see the letter of the first, or that it could not be sent.
    private Task<bool> GiveUpForRoleAsync(
        ReceivedMessage message, DeadLetter letter, string because, CancellationToken cancellation)
    {
        lock (_turn) return _lastInTurn = AfterAsync(_lastInTurn);

        async Task<bool> AfterAsync(Task<bool> previous)
        {
            await Task.WhenAny(previous);
            if (!_roleLetters.Covers(letter, message.Attempt)) return await SendAsync(letter, because, cancellation);
            ports.Log.RoleLetterStands(WorkPlace.Of(letter), letter.ErrorCode);
            return true;
        }
    }

    private async Task<bool> SendAsync(DeadLetter letter, string because, CancellationToken cancellation)
    {
        var where = WorkPlace.Of(letter);
        try
        {
            await ports.Queues.SendDeadLetterAsync(letter, cancellation);
        }
        catch (ServiceFailureException e)
        {
            ports.Log.LetterNotSent(where, e.Code, e.Message);
            return false;
        }

        if (letter.ErrorCode == RoleLetters.Code) _roleLetters.Remember(letter);
        ports.Metrics.Count(Metric.DeadLettered, 1, where.Scope);
        ports.Log.DeadLettered(where, letter.ErrorCode, letter.ErrorMessage, because);
        return true;
    }

    // If this fails, the message comes again when its visibility ends: later than asked for, not lost.
    private async Task PutBackAsync(
        ReceivedMessage message, WorkPlace where, TimeSpan after, CancellationToken cancellation)
    {
        try
        {
            await ports.Queues.PutBackAsync(message, after, cancellation);
        }
        catch (ServiceFailureException e)
        {
            ports.Log.NotPutBack(where, e.Code, e.Message);
        }
    }

    private static string CodeOf(Exception e) => (e as ServiceFailureException)?.Code ?? e.GetType().Name;
}
