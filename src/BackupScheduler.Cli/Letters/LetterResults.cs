using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Cli.Letters;

/// <summary>How far a command has come.</summary>
/// <param name="What">What it is at, such as <c>reading letters</c>.</param>
/// <param name="Done">How many are done.</param>
/// <param name="Of">Of about how many.</param>
/// <param name="Result">The letter that has just been dealt with; null for none.</param>
internal sealed record LetterProgress(string What, int Done, int Of, LetterResult? Result = null);

/// <summary>What became of a letter.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Why">The reason as a phrase; untrusted texts in it are inert.</param>
/// <param name="Queue">Where it was sent, or would be; null for nowhere.</param>
internal sealed record LetterResult(LetterReading Letter, LetterFate Fate, string Why, WorkQueue? Queue = null);

/// <summary>What may become of a letter.</summary>
internal enum LetterFate
{
    /// <summary>A dry run: it would be done.</summary>
    Planned,

    /// <summary>Its message was sent, and it is deleted.</summary>
    Redriven,

    /// <summary>An earlier redrive had sent its message; now it is deleted.</summary>
    Cleared,

    /// <summary>It is in the file, and deleted.</summary>
    Discarded,

    /// <summary>It cannot be redriven, and stays.</summary>
    Kept,

    /// <summary>Its message went out, and nobody knows whether it arrived; it stays.</summary>
    InDoubt,

    /// <summary>Its message was not sent, or it could not be discarded; it stays.</summary>
    Failed,

    /// <summary>Its message was sent, and it is not known to be deleted: the next redrive deletes it, and does no more.</summary>
    NotDeleted,

    /// <summary>It was not its turn yet when the command ended; it stays.</summary>
    NotBegun,
}

/// <summary>What a look at the queue came to.</summary>
internal sealed class LookOutcome
{
    /// <summary>How many letters were seen.</summary>
    public int Seen { get; set; }

    /// <summary>About how many there are, by the queue.</summary>
    public int About { get; set; }

    /// <summary>Whether all that were looked for were found, so that the rest does not matter.</summary>
    public bool IsEnough { get; set; }

    /// <summary>Whether as many were held as SQS lets anybody hold: beyond, nothing can be seen.</summary>
    public bool IsLimitReached { get; set; }

    /// <summary>Letters that could not be let go: they come back by themselves, within <see cref="LetterHolds.Longest"/>.</summary>
    public int NotReleased { get; set; }

    /// <summary>Whether no letter is known to have been missed.</summary>
    public bool IsComplete => IsEnough || (!IsLimitReached && Seen >= About);

    /// <summary>What must be told, a line each.</summary>
    public IEnumerable<string> Warnings()
    {
        if (IsLimitReached) yield return $"{Seen} of about {Math.Max(Seen, About)} letters seen: SQS lets {IDeadLetterQueue.MostHeld:#,0} be held at once; redrive or discard these, then look again";
        else if (!IsComplete) yield return $"{Seen} of about {About} letters seen: others may be held by another look, for up to {LetterHolds.Longest.TotalMinutes:0} minutes; the queue's own count lags by a minute";
        if (NotReleased > 0) yield return $"{NotReleased} letters could not be let go: they can be seen again within {LetterHolds.Longest.TotalMinutes:0} minutes";
    }
}

/// <summary>What a listing came to.</summary>
/// <param name="Letters">Those that were asked for, the oldest first; bodies beyond <see cref="LetterDesk.LongestBody"/> are cut.</param>
/// <param name="Groups">The same by cause, function and account.</param>
/// <param name="Look">How the look went.</param>
internal sealed record LetterListing(IReadOnlyList<LetterReading> Letters, IReadOnlyList<LetterGroup> Groups, LookOutcome Look)
{
    public int ExitCode => Look.IsComplete ? Cli.ExitCode.Done : Cli.ExitCode.Failed;
}

/// <summary>What a redrive or a discard came to.</summary>
/// <param name="Letters">Each letter that was asked for.</param>
/// <param name="Look">How the look went.</param>
internal sealed record LetterOutcome(IReadOnlyList<LetterResult> Letters, LookOutcome Look)
{
    private static readonly LetterFate[] s_good = [LetterFate.Planned, LetterFate.Redriven, LetterFate.Cleared, LetterFate.Discarded];

    /// <summary>Letters that nobody can read and that were asked for, but not by their ids.</summary>
    public IReadOnlyList<LetterReading> Unreadable { get; init; } = [];

    /// <summary>Ids that were asked for and not found.</summary>
    public IReadOnlyList<string> NotFound { get; init; } = [];

    /// <summary>Whether it was told to end before all was done.</summary>
    public bool IsInterrupted { get; init; }

    public int ExitCode => IsInterrupted ? Cli.ExitCode.Interrupted
        : Look.IsComplete && NotFound.Count == 0 && Letters.All(letter => s_good.Contains(letter.Fate)) ? Cli.ExitCode.Done
        : Cli.ExitCode.Failed;

    public int Count(LetterFate fate) => Letters.Count(letter => letter.Fate == fate);
}
