using BackupScheduler.Core.Work;

namespace BackupScheduler.Core.DeadLetters;

/// <summary>
/// The dead-letter queue, which cannot be looked into: a letter is seen by receiving it, which hides it from everybody else for a
/// while. Calls fail with <see cref="Failures.ServiceFailureException"/>.
/// </summary>
public interface IDeadLetterQueue
{
    /// <summary>The most letters that may be held at once (SQS quota); beyond it nothing more comes.</summary>
    const int MostHeld = 120_000;

    /// <summary>The queue's URL.</summary>
    string Url { get; }

    /// <summary>About how many letters there are: the queue tells it late, and not exactly.</summary>
    Task<LetterCount> CountAsync(CancellationToken cancellation);

    /// <summary>Up to ten letters, held from now on. None may come although there are some.</summary>
    /// <param name="hold">How long, in whole seconds, at most 12 hours.</param>
    /// <param name="cancellation">Gives up waiting: what came meanwhile stays hidden for that time.</param>
    Task<IReadOnlyList<HeldLetter>> ReceiveAsync(TimeSpan hold, CancellationToken cancellation);

    /// <summary>Holds up to ten letters from now on for another time, or lets them go.</summary>
    /// <param name="letters">The letters.</param>
    /// <param name="hold">How long, in whole seconds; zero lets them go.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>Those that the queue did not confirm.</returns>
    Task<IReadOnlyList<HeldLetter>> HoldAsync(IReadOnlyList<HeldLetter> letters, TimeSpan hold, CancellationToken cancellation);

    /// <summary>Deletes a letter that is held; returns only when the queue has confirmed it.</summary>
    Task DeleteAsync(HeldLetter letter, CancellationToken cancellation);
}

/// <summary>Sends letters back to the work queues.</summary>
public interface ILetterSender
{
    /// <summary>One attempt: nothing is repeated here that could arrive twice.</summary>
    /// <param name="queue">Where to.</param>
    /// <param name="body">The message.</param>
    /// <param name="fairnessGroup">Whom it takes turns as; null for nobody in particular.</param>
    /// <param name="cancellation">Gives up waiting: then it is in doubt.</param>
    Task<SendResult> SendAsync(WorkQueue queue, string body, string? fairnessGroup, CancellationToken cancellation);
}

/// <summary>About how many letters there are.</summary>
/// <param name="Waiting">Those that can be received.</param>
/// <param name="Held">Those that somebody holds.</param>
public readonly record struct LetterCount(int Waiting, int Held)
{
    /// <summary>Both.</summary>
    public int All => Waiting + Held;
}

/// <summary>A letter that is held.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Receipt">What the queue wants to see when it is let go or deleted.</param>
public sealed record HeldLetter(StoredLetter Letter, string Receipt);

/// <summary>What became of one attempt to send.</summary>
/// <param name="State">What is known.</param>
/// <param name="Why">Why it is not sent, or not known to be; empty where it is sent.</param>
public sealed record SendResult(SendState State, string Why = "");

/// <summary>What is known of a message after one attempt to send it.</summary>
public enum SendState
{
    /// <summary>The queue has confirmed it.</summary>
    Sent,

    /// <summary>The queue wants fewer calls; it has not taken it.</summary>
    Throttled,

    /// <summary>The queue refused it, or was not reached at all.</summary>
    NotSent,

    /// <summary>It went out, and no answer tells whether it arrived.</summary>
    InDoubt,
}
