using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Cli.Letters;

/// <summary>
/// Carries out a plan: paced, a few messages at a time, each written down before it is sent and after, and no letter deleted whose
/// message the queue has not confirmed.
/// </summary>
internal sealed class Redriving(LetterWorld world, LetterHolds holds, RedriveJournal journal, RedriveRequest request, Action<LetterProgress>? tell)
{
    private const int MostAtOnce = 4;
    private const int MostFailuresInARow = 10;
    private const int MostTries = 5;
    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(1);

    private readonly List<LetterResult> _results = [];
    private readonly Lock _turn = new();
    private int _all;
    private int _failures;

    /// <summary>Told to end, it finishes the messages that it has begun.</summary>
    public async Task<IReadOnlyList<LetterResult>> RunAsync(RedrivePlan plan, CancellationToken cancellation)
    {
        _all = plan.Letters;
        foreach (var letter in plan.InDoubt) Add(RedrivePlan.Doubt(letter));
        foreach (var kept in plan.Messages.Where(message => !message.Decision.IsRedriven).SelectMany(RedrivePlan.Keep)) Add(kept);
        await ForEachAsync(plan.Sent, ClearAsync, letter => [letter], pacer: null, cancellation);
        await ForEachAsync(
            plan.Messages.Where(message => message.Decision.IsRedriven), message => RedriveAsync(message, plan.Repeated), message => message.Letters,
            new RatePacer(request.Rate, world.Time), cancellation);
        return _results;
    }

    private async Task ForEachAsync<T>(
        IEnumerable<T> all, Func<T, Task> act, Func<T, IReadOnlyList<LetterReading>> lettersOf, RatePacer? pacer, CancellationToken cancellation)
    {
        var running = new List<Task>();
        foreach (var one in all)
        {
            if (running.Count >= MostAtOnce) await Task.WhenAny(running);
            // One that failed unexpectedly, such as by a full disk, ends it all.
            if (running.Any(task => task.IsFaulted)) break;
            running.RemoveAll(task => task.IsCompleted);
            if (await MayGoOnAsync(pacer, cancellation)) running.Add(act(one));
            else
                foreach (var letter in lettersOf(one)) Add(new LetterResult(letter, LetterFate.NotBegun, WhyNotBegun(cancellation)));
        }

        await Task.WhenAll(running);
    }

    private async Task<bool> MayGoOnAsync(RatePacer? pacer, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested || Volatile.Read(ref _failures) >= MostFailuresInARow) return false;
        try
        {
            if (pacer is not null) await pacer.WaitAsync(cancellation);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static string WhyNotBegun(CancellationToken cancellation) =>
        cancellation.IsCancellationRequested ? "interrupted before its turn" : $"given up after {MostFailuresInARow} failures in a row";

    private async Task ClearAsync(LetterReading letter) => Add(await DeleteAsync(letter, LetterFate.Cleared, $"{RedrivePlan.SentWhy}: deleted", null));

    private async Task RedriveAsync(PlannedRedrive message, IReadOnlySet<string> repeated)
    {
        var (queue, body, why) = (message.Decision.Queue!.Value, message.Decision.Body!, message.Decision.Why);
        List<string> ids = [.. message.Letters.Select(letter => letter.Letter.MessageId)];
        if (ids.Any(id => holds.Find(id) is null))
        {
            Fail(message, LetterFate.Failed, "it was held too long: somebody else may have it by now; not sent");
            return;
        }

        journal.Begin(ids);
        var sent = await SendAsync(queue, body, message.Decision.FairnessGroup);
        if (sent.State == SendState.Sent)
        {
            journal.Sent(ids);
            Interlocked.Exchange(ref _failures, 0);
            foreach (var letter in message.Letters) Add(await DeleteAsync(letter, LetterFate.Redriven, why, queue));
            return;
        }

        if (sent.State == SendState.InDoubt)
        {
            Fail(message, LetterFate.InDoubt, $"nobody knows whether it arrived: {Inert(sent.Why)}; --again sends it again, which is safe");
            return;
        }

        // One that was in doubt before stays so: its first message may have arrived.
        journal.Refused([.. ids.Where(id => !repeated.Contains(id))]);
        Fail(message, LetterFate.Failed, $"not sent: {Inert(sent.Why)}");
    }

    private async Task<SendResult> SendAsync(WorkQueue queue, string body, string? fairnessGroup)
    {
        for (var tries = 1; ; tries++)
        {
            // Never cut short: an answer that nobody waits for leaves a letter in doubt.
            var sent = await world.Sender.SendAsync(queue, body, fairnessGroup, CancellationToken.None);
            if (sent.State != SendState.Throttled || tries == MostTries) return sent;
            await Task.Delay(s_firstWait * (1 << (tries - 1)), world.Time, CancellationToken.None);
        }
    }

    private async Task<LetterResult> DeleteAsync(LetterReading letter, LetterFate done, string why, WorkQueue? queue)
    {
        var id = letter.Letter.MessageId;
        if (holds.Find(id) is not { } held) return new LetterResult(letter, LetterFate.NotDeleted, "sent; it was held too long to be deleted: the next redrive deletes it", queue);
        try
        {
            await world.Queue.DeleteAsync(held, CancellationToken.None);
        }
        catch (ServiceFailureException e)
        {
            return new LetterResult(letter, LetterFate.NotDeleted, $"sent, not deleted: {Inert($"{e.Code}: {e.Message}")}; the next redrive deletes it", queue);
        }

        holds.Forget(id);
        journal.Deleted(id);
        return new LetterResult(letter, done, why, queue);
    }

    private void Fail(PlannedRedrive message, LetterFate fate, string why)
    {
        Interlocked.Increment(ref _failures);
        foreach (var letter in message.Letters) Add(new LetterResult(letter, fate, why, message.Decision.Queue));
    }

    private void Add(LetterResult result)
    {
        lock (_turn)
        {
            _results.Add(result);
            tell?.Invoke(new LetterProgress("redriving", _results.Count, _all, result));
        }
    }

    private static string Inert(string text) => LetterText.Line(text, 300);
}
