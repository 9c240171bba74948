using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Cli.Letters;

/// <summary>
/// Looks at every letter: receives until nothing more comes, and holds what came so that it does not come twice. SQS answers
/// some receives with nothing although letters are there, so that one empty answer says little.
/// </summary>
/// <param name="world">The queue.</param>
/// <param name="holds">Takes what comes.</param>
/// <param name="tell">Is told how far it has come.</param>
internal sealed class LetterLook(LetterWorld world, LetterHolds holds, Action<LetterProgress>? tell)
{
    private const int Receivers = 4;
    private const int FewestEmpty = 4;
    private const int MostEmpty = 12;

    private readonly List<LetterReading> _letters = [];
    private readonly LookOutcome _outcome = new();
    private readonly Lock _turn = new();
    private int _empty;
    private volatile bool _isDone;

    public LookOutcome Outcome => _outcome;

    /// <summary>Every letter, the oldest first.</summary>
    /// <param name="longestBody">How much of a letter's body to keep, in characters.</param>
    /// <param name="ids">The only letters that matter: once they are found the look ends; empty for all.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<LetterReading>> RunAsync(
        Func<LetterReading, int> longestBody, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        var before = await CountAsync(cancellation);
        _outcome.About = before;
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        await Task.WhenAll(Enumerable.Range(0, Receivers).Select(_ => ReceiveAllAsync(longestBody, wanted, cancellation)));
        cancellation.ThrowIfCancellationRequested();
        _outcome.Seen = _letters.Count;
        _outcome.IsEnough = ids.Count > 0 && wanted.Count == 0;
        // Both counts lag behind what came and went just now; what both of them tell of is there.
        if (!_outcome.IsEnough) _outcome.About = Math.Min(before, await CountAsync(cancellation));
        return [.. _letters.OrderBy(letter => letter.FailedAt).ThenBy(letter => letter.Letter.MessageId, StringComparer.Ordinal)];
    }

    private async Task ReceiveAllAsync(Func<LetterReading, int> longestBody, HashSet<string> wanted, CancellationToken cancellation)
    {
        try
        {
            while (!_isDone && !cancellation.IsCancellationRequested)
            {
                var askedAt = world.Time.GetUtcNow();
                // What has been asked for is taken: an answer that nobody waits for would hide its letters for two minutes.
                var came = await world.Patience.TryAsync(ReceiveAsync, cancellation);
                var isProgress = Take(came, askedAt, longestBody, wanted);
                if (isProgress) continue;
                if (Interlocked.Increment(ref _empty) >= FewestEmpty && await IsEndAsync(cancellation)) _isDone = true;
            }
        }
        catch
        {
            _isDone = true;
            throw;
        }
    }

    private async Task<IReadOnlyList<HeldLetter>> ReceiveAsync()
    {
        try
        {
            return await world.Queue.ReceiveAsync(LetterHolds.First, CancellationToken.None);
        }
        catch (ServiceFailureException e) when (e.Code.EndsWith("OverLimit", StringComparison.Ordinal))
        {
            (_outcome.IsLimitReached, _isDone) = (true, true);
            return [];
        }
    }

    private bool Take(IReadOnlyList<HeldLetter> came, DateTimeOffset askedAt, Func<LetterReading, int> longestBody, HashSet<string> wanted)
    {
        var isProgress = false;
        foreach (var held in came)
        {
            if (!holds.Add(held, askedAt)) continue;
            var reading = LetterReader.Read(held.Letter);
            var kept = reading with { Letter = held.Letter.CutTo(longestBody(reading)) };
            isProgress = true;
            lock (_turn)
            {
                _letters.Add(kept);
                if (wanted.Remove(held.Letter.MessageId) && wanted.Count == 0) _isDone = true;
            }
        }

        if (isProgress)
        {
            Interlocked.Exchange(ref _empty, 0);
            tell?.Invoke(new LetterProgress("reading letters", holds.Count, _outcome.About));
        }

        // Beyond that SQS says nothing more to those who wait for an answer.
        if (holds.Count >= IDeadLetterQueue.MostHeld) (_outcome.IsLimitReached, _isDone) = (true, true);
        return isProgress;
    }

    private async Task<bool> IsEndAsync(CancellationToken cancellation) =>
        _empty >= MostEmpty || (await world.Patience.TryAsync(() => world.Queue.CountAsync(cancellation), cancellation)).Waiting == 0;

    private async Task<int> CountAsync(CancellationToken cancellation) =>
        (await world.Patience.TryAsync(() => world.Queue.CountAsync(cancellation), cancellation)).All;
}
