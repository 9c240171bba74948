using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Batches;

/// <summary>
/// A role that cannot be assumed is one letter per account, Region and run, not one per table, nor one per look of the
/// review. Any other message that was sent after the letter (a redrive) gets a letter of its own, so that nothing is
/// acknowledged without one. So it is with the events of an account's IAM: one letter for those that were under way.
/// </summary>
internal sealed class RoleLetters
{
    /// <summary>The error code of such letters.</summary>
    public const string Code = "AssumeRoleFailed";

    private const int MaxRemembered = 10_000;

    // A review may look this long after the letter; each look sends the missing tables again, to be checked, and the last one
    // reports in a letter of its own what is missing still.
    private static readonly TimeSpan s_reviewing = Pacing.LongestDelay * RunReview.MaxLooks;

    private readonly Dictionary<(AccountId?, Region?, RunId?), DeadLetter> _sent = [];

    public bool Covers(DeadLetter letter, Attempt attempt)
    {
        // Tables, and events of IAM: an account's own item, review or sweep stands for all of it.
        if (letter.Item is not (TableWorkItem or null) || letter.Account is null) return false;
        lock (_sent) return _sent.TryGetValue(Key(letter), out var sent) && attempt.SentAt <= sent.FailedAt + Slack(letter, sent);
    }

    public void Remember(DeadLetter letter)
    {
        lock (_sent)
        {
            if (_sent.Count >= MaxRemembered) _sent.Clear();
            // The body is not held: it may be a megabyte.
            _sent[Key(letter)] = letter with { Body = "" };
        }
    }

    // The letter's own item, sent after it, is the letter redriven.
    private static TimeSpan Slack(DeadLetter letter, DeadLetter sent) =>
        letter.Item is BackUpTable { Check: true } && letter.Item != sent.Item ? s_reviewing : TimeSpan.Zero;

    private static (AccountId?, Region?, RunId?) Key(DeadLetter letter) => (letter.Account, letter.Region, letter.Run);
}
