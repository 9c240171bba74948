using BackupScheduler.Core.DeadLetters;

namespace BackupScheduler.Cli.WebConsole.Letters;

/// <summary>What is being done to letters, or was.</summary>
/// <param name="Number">Which one, from 1.</param>
/// <param name="Title">What it is, such as <c>Redriving 3 letters</c>.</param>
/// <param name="Letters">The letters that it is about.</param>
internal sealed record Errand(int Number, string Title, IReadOnlyList<LetterReading> Letters)
{
    /// <summary>How far it has come; null once it has ended.</summary>
    public string? Progress { get; init; }

    /// <summary>What became of the letters; null before it has ended, and where it failed.</summary>
    public LettersEnd? End { get; init; }

    /// <summary>Why it ended early; null where it did not.</summary>
    public string? Failure { get; init; }

    public bool IsRunning => Progress is not null;
}
