using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Cli.Letters;

/// <summary>The letters that are held: kept from coming again while they are looked at, and let go at the end, whatever happens.</summary>
internal sealed class LetterHolds(IDeadLetterQueue queue, TimeProvider time)
{
    /// <summary>The longest that a letter can stay hidden after the process died.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>How long a letter is held when it is received: short, for those who look into a small queue and press Ctrl+C twice.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMinutes(2);

    private const int BatchSize = 10;
    private const int MostAtOnce = 8;
    private static readonly TimeSpan s_rounds = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_inTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_margin = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, Hold> _held = new(StringComparer.Ordinal);
    private readonly Lock _turn = new();

    public int Count
    {
        get
        {
            lock (_turn) return _held.Count;
        }
    }

    /// <summary>Takes in a letter that was received; answers whether it is a new one.</summary>
    /// <param name="letter">The letter; its body is not kept.</param>
    /// <param name="askedAt">When it was asked for: no later than its hold began.</param>
    public bool Add(HeldLetter letter, DateTimeOffset askedAt)
    {
        var hold = new Hold(letter with { Letter = letter.Letter with { Body = "" } }, askedAt + First);
        lock (_turn)
        {
            var isNew = !_held.ContainsKey(letter.Letter.MessageId);
            // One that came again has a new receipt; the old one is worth nothing.
            _held[letter.Letter.MessageId] = hold;
            return isNew;
        }
    }

    /// <summary>The letter, if nobody else can have received it meanwhile; null otherwise.</summary>
    public HeldLetter? Find(string id)
    {
        lock (_turn) return _held.TryGetValue(id, out var hold) && hold.Until - time.GetUtcNow() > s_margin ? hold.Letter : null;
    }

    /// <summary>A letter that is deleted need not be let go.</summary>
    public void Forget(string id)
    {
        lock (_turn) _held.Remove(id);
    }

    /// <summary>Holds on, until told to end. What cannot be held on to is no longer found.</summary>
    public async Task KeepAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await Task.Delay(s_rounds, time, cancellation);
                var ending = Where(hold => hold.Until - time.GetUtcNow() < s_inTime);
                await InBatchesAsync(ending, batch => HoldOnAsync(batch, cancellation));
            }
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // Told to end: however a call that was under way has ended, letting go comes next.
        }
    }

    /// <summary>Lets all go; answers how many could not be.</summary>
    public async Task<int> ReleaseAsync(CancellationToken cancellation)
    {
        var left = 0;
        await InBatchesAsync(Where(_ => true), async batch => Interlocked.Add(ref left, await ReleaseAsync(batch, cancellation)));
        lock (_turn) _held.Clear();
        return left;
    }

    private IReadOnlyList<HeldLetter> Where(Func<Hold, bool> condition)
    {
        lock (_turn) return [.. _held.Values.Where(condition).Select(hold => hold.Letter)];
    }

    private static async Task InBatchesAsync(IReadOnlyList<HeldLetter> letters, Func<IReadOnlyList<HeldLetter>, Task> act) =>
        await Parallel.ForEachAsync(letters.Chunk(BatchSize), new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce }, async (batch, _) => await act(batch));

    private async Task HoldOnAsync(IReadOnlyList<HeldLetter> letters, CancellationToken cancellation)
    {
        var askedAt = time.GetUtcNow();
        try
        {
            var lost = await queue.HoldAsync(letters, Longest, cancellation);
            lock (_turn)
                foreach (var letter in letters.Except(lost))
                    if (_held.TryGetValue(letter.Letter.MessageId, out var hold) && hold.Letter.Receipt == letter.Receipt)
                        _held[letter.Letter.MessageId] = hold with { Until = askedAt + Longest };
        }
        catch (ServiceFailureException)
        {
            // The next round tries again; a hold that ends meanwhile is known to have ended.
        }
    }

    private async Task<int> ReleaseAsync(IReadOnlyList<HeldLetter> letters, CancellationToken cancellation)
    {
        try
        {
            return (await queue.HoldAsync(letters, TimeSpan.Zero, cancellation)).Count(letter => Find(letter.Letter.MessageId) is not null);
        }
        catch (Exception e) when (e is ServiceFailureException || cancellation.IsCancellationRequested)
        {
            return letters.Count;
        }
    }

    private sealed record Hold(HeldLetter Letter, DateTimeOffset Until);
}
