using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.WebConsole;

/// <summary>What the console shows and does. Every call throws what the commands of the same name throw.</summary>
internal interface IDesk
{
    /// <summary>How the organization stands, the groups of dead letters included.</summary>
    Task<OrganizationStatus> ReadStatusAsync(IProgress<string> progress, CancellationToken cancellation);

    /// <summary>Everything about one table; null where the organization has none of that name, and no backup of one.</summary>
    Task<TableDetail?> ReadTableAsync(TableArn table, CancellationToken cancellation);

    /// <summary>Every dead letter; none is consumed.</summary>
    Task<LetterShelf> ReadLettersAsync(IProgress<string> progress, CancellationToken cancellation);

    /// <summary>What would become of a letter; nothing is called.</summary>
    RedriveDecision Decide(LetterReading letter);

    /// <summary>Sends these letters back to work. One that could not be is told; one that is not told of still lies there.</summary>
    Task<LettersEnd> RedriveAsync(IReadOnlyList<LetterReading> letters, IProgress<string> progress, CancellationToken cancellation);

    /// <summary>Writes these letters to a file, and only then deletes them.</summary>
    Task<LettersEnd> DiscardAsync(IReadOnlyList<LetterReading> letters, IProgress<string> progress, CancellationToken cancellation);
}

/// <summary>The letters that were found.</summary>
/// <param name="Letters">The newest first.</param>
/// <param name="Note">What keeps this from being all of them, as a sentence; null where it is all.</param>
internal sealed record LetterShelf(IReadOnlyList<LetterReading> Letters, string? Note = null);

/// <summary>What became of letters.</summary>
/// <param name="Ends">One for each letter that was dealt with.</param>
/// <param name="File">Where discarded letters were written to; null where none were.</param>
internal sealed record LettersEnd(IReadOnlyList<LetterEnd> Ends, string? File = null)
{
    public int Done => Ends.Count(end => end.IsDone);
}

/// <summary>What became of one letter.</summary>
/// <param name="MessageId">Which one.</param>
/// <param name="IsDone">Whether what was asked for is confirmed.</param>
/// <param name="What">The result as a phrase, for people.</param>
internal sealed record LetterEnd(string MessageId, bool IsDone, string What);
