using BackupScheduler.Core;

namespace BackupScheduler.Cli.Output;

/// <summary>Asks before something is done that takes protection away: whoever asked for it types a word.</summary>
internal static class Confirmation
{
    /// <summary>Returns once the word was typed.</summary>
    /// <param name="terminal">Where to ask.</param>
    /// <param name="what">What is about to be done, as a sentence.</param>
    /// <param name="word">The word.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <param name="without">What is accepted where nobody can be asked.</param>
    /// <exception cref="BadUsageException">Nobody can be asked, or something else was typed; nothing was done.</exception>
    public static async Task AskAsync(Terminal terminal, string what, string word, CancellationToken cancellation, string without = "--yes, or --dry-run")
    {
        if (terminal.Answers is not { } answers)
            throw new BadUsageException("--yes: not given, accepted without a terminal: " + without);
        await terminal.Error.WriteAsync($"{what}\nType {word} to go on: ");
        await terminal.Error.FlushAsync(cancellation);
        // A console is read on the thread that asks, whatever the method is called.
        var typed = await Task.Run(answers.ReadLine, CancellationToken.None).WaitAsync(cancellation);
        if (typed?.Trim() != word) throw new BadUsageException($"not confirmed: given {Given.Show(typed)}, accepted: {word}; nothing was changed");
    }
}
