using BackupScheduler.Core.DeadLetters;

namespace BackupScheduler.Cli.Letters;

/// <summary>
/// Everything that people do with dead letters, for the commands and the console alike. Each call looks at the whole queue first:
/// it hides the letters while it lasts, and lets go what it has not dealt with, also when it fails or is told to end.
/// </summary>
/// <param name="world">The queues.</param>
internal sealed class LetterDesk(LetterWorld world)
{
    /// <summary>How much of a body a listing keeps, in characters.</summary>
    public const int LongestBody = 4096;

    // Twelve thousand calls, at the most.
    private static readonly TimeSpan s_releasing = TimeSpan.FromSeconds(90);

    /// <summary>The letters that a filter matches; those that nobody can read too. Nothing is consumed.</summary>
    public Task<LetterListing> ListAsync(LetterFilter filter, Action<LetterProgress>? tell, CancellationToken cancellation) =>
        ListAsync(filter, LongestBody, tell, cancellation);

    /// <summary>One letter, whole; an empty list where it was not seen. Nothing is consumed.</summary>
    public Task<LetterListing> FindAsync(string id, Action<LetterProgress>? tell, CancellationToken cancellation) =>
        ListAsync(new LetterFilter { Ids = [id] }, int.MaxValue, tell, cancellation);

    /// <summary>Sends the messages of letters again, and deletes the letters whose messages are sent.</summary>
    /// <exception cref="BadUsageException">The journal is in use, damaged or another queue's; nothing was done.</exception>
    public async Task<LetterOutcome> RedriveAsync(RedriveRequest request, Action<LetterProgress>? tell, CancellationToken cancellation)
    {
        using var journal = request.DryRun ? null : RedriveJournal.Open(request.JournalPath, world.Queue.Url, world.Time);
        var states = journal?.States ?? RedriveJournal.Peek(request.JournalPath, world.Queue.Url);
        return await LookAsync(Whole(request.Filter), request.Filter, tell, async (letters, holds, outcome) =>
        {
            var taken = letters.Where(request.Filter.Takes).ToList();
            var plan = await RedrivePlan.MakeAsync(taken, states, request, world, cancellation);
            var results = journal is null ? plan.Forecast() : await new Redriving(world, holds, journal, request, tell).RunAsync(plan, cancellation);
            if (outcome.IsComplete && !outcome.IsEnough) journal?.Settle(StillThere(letters, results));
            else journal?.Settle(null);
            return Outcome(results, letters, request.Filter, outcome, cancellation);
        }, cancellation);
    }

    /// <summary>Writes letters to a file, and deletes them from the queue once they are on the disk.</summary>
    /// <exception cref="BadUsageException">The file exists or cannot be written, or nobody confirmed; nothing was done.</exception>
    public Task<LetterOutcome> DiscardAsync(DiscardRequest request, Action<LetterProgress>? tell, CancellationToken cancellation)
    {
        if (!request.DryRun) DiscardFile.Check(request.File);
        return LookAsync(Whole(request.Filter), request.Filter, tell, async (letters, holds, outcome) =>
        {
            var taken = letters.Where(request.Filter.Takes).ToList();
            var results = await new Discarding(world, holds, request, tell).RunAsync(taken, cancellation);
            return Outcome(results, letters, request.Filter, outcome, cancellation);
        }, cancellation);
    }

    private Task<LetterListing> ListAsync(LetterFilter filter, int longestBody, Action<LetterProgress>? tell, CancellationToken cancellation) =>
        LookAsync(letter => filter.Matches(letter) ? longestBody : 0, filter, tell, (letters, _, outcome) =>
        {
            List<LetterReading> matching = [.. letters.Where(filter.Matches)];
            return Task.FromResult(new LetterListing(matching, LetterGrouping.Group(matching), outcome));
        }, cancellation);

    private static Func<LetterReading, int> Whole(LetterFilter filter) => letter => filter.Takes(letter) ? int.MaxValue : 0;

    private static HashSet<string> StillThere(IReadOnlyList<LetterReading> letters, IReadOnlyList<LetterResult> results)
    {
        var there = letters.Select(letter => letter.Letter.MessageId).ToHashSet(StringComparer.Ordinal);
        there.ExceptWith(results.Where(result => result.Fate is LetterFate.Redriven or LetterFate.Cleared).Select(result => result.Letter.Letter.MessageId));
        return there;
    }

    private static LetterOutcome Outcome(
        IReadOnlyList<LetterResult> results, IReadOnlyList<LetterReading> letters, LetterFilter filter, LookOutcome look, CancellationToken cancellation)
    {
        var seen = letters.Select(letter => letter.Letter.MessageId).ToHashSet(StringComparer.Ordinal);
        return new LetterOutcome(results, look)
        {
            Unreadable = [.. letters.Where(letter => filter.Matches(letter) && !filter.Takes(letter))],
            NotFound = [.. filter.Ids.Where(id => !seen.Contains(id))],
            IsInterrupted = cancellation.IsCancellationRequested && results.Any(result => result.Fate == LetterFate.NotBegun),
        };
    }

    private async Task<T> LookAsync<T>(
        Func<LetterReading, int> longestBody, LetterFilter filter, Action<LetterProgress>? tell,
        Func<IReadOnlyList<LetterReading>, LetterHolds, LookOutcome, Task<T>> act, CancellationToken cancellation)
    {
        var holds = new LetterHolds(world.Queue, world.Time);
        var look = new LetterLook(world, holds, tell);
        using var end = new CancellationTokenSource();
        var keeping = holds.KeepAsync(end.Token);
        try
        {
            return await act(await look.RunAsync(longestBody, filter.Ids, cancellation), holds, look.Outcome);
        }
        finally
        {
            await end.CancelAsync();
            await keeping;
            // Whatever ended the look, the letters go back at once.
            using var limit = new CancellationTokenSource(s_releasing, world.Time);
            look.Outcome.NotReleased = await holds.ReleaseAsync(limit.Token);
        }
    }
}
