namespace BackupScheduler.Core.Failures;

/// <summary>What becomes of a message that failed.</summary>
public abstract record FailureDecision
{
    private FailureDecision()
    {
    }

    /// <summary>It comes again after this time, on the same queue.</summary>
    /// <param name="After">Whole seconds, 1 to 900.</param>
    public sealed record Retry(TimeSpan After) : FailureDecision;

    /// <summary>It goes to the dead-letter queue now.</summary>
    /// <param name="Because">Why it is not tried again, for the log and the letter.</param>
    public sealed record GiveUp(string Because) : FailureDecision;

    /// <summary>It is reported once and is done: nothing here can be backed up, and nobody has to act.</summary>
    public sealed record Report : FailureDecision;
}
