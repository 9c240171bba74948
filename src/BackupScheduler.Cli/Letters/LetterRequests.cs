using BackupScheduler.Core.DeadLetters;

namespace BackupScheduler.Cli.Letters;

/// <summary>What to redrive, and how.</summary>
/// <param name="Filter">Which letters.</param>
/// <param name="JournalPath">Where the journal is.</param>
internal sealed record RedriveRequest(LetterFilter Filter, string JournalPath)
{
    /// <summary>Messages a second unless told otherwise: the tables of a burst must not meet DynamoDB's rates all at once.</summary>
    public const double UsualRate = 20;

    /// <summary>At most so many messages a second; above 0.</summary>
    public double Rate { get; init; } = UsualRate;

    /// <summary>Send those again that an earlier redrive may have sent already.</summary>
    public bool Again { get; init; }

    /// <summary>Only tell.</summary>
    public bool DryRun { get; init; }
}

/// <summary>What to discard, and how.</summary>
/// <param name="Filter">Which letters.</param>
/// <param name="File">Where they are written first; not used by a dry run.</param>
internal sealed record DiscardRequest(LetterFilter Filter, string File)
{
    /// <summary>Asks somebody who is told how many; throws where they do not agree. Null asks nobody.</summary>
    public Func<int, CancellationToken, Task>? Confirm { get; init; }

    /// <summary>Only tell.</summary>
    public bool DryRun { get; init; }
}
