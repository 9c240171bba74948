using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Cli.Run.InProcess;

/// <summary>Sends the dead letters of a run in this process to the dead-letter queue, where there is one.</summary>
/// <param name="queues">The queue; null for none.</param>
/// <param name="tell">Told why a letter was not sent.</param>
internal sealed class LetterForwarding(IWorkQueues? queues, Action<string> tell)
{
    /// <summary>How long all of them together may take.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long they may still take once the command is told to end: the process is ended by force soon after.</summary>
    public TimeSpan LongestEnding { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Each letter with whether the queue confirmed it; null where there is no queue. Never throws: the report must be printed in any case.</summary>
    public async Task<IReadOnlyList<(DeadLetter Letter, bool? Sent)>> SendAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellation)
    {
        if (queues is null) return [.. letters.Select(letter => (letter, (bool?)null))];
        using var deadline = new CancellationTokenSource(Longest);
        using var ending = cancellation.Register(() => deadline.CancelAfter(LongestEnding));
        var sent = new List<(DeadLetter, bool?)>();
        foreach (var letter in letters) sent.Add((letter, await IsSentAsync(queues, letter, deadline.Token)));
        return sent;
    }

    // A client that does not heed the token must not hold up the report either.
    private async Task<bool> IsSentAsync(IWorkQueues to, DeadLetter letter, CancellationToken deadline)
    {
        if (deadline.IsCancellationRequested) return false;
        try
        {
            await to.SendDeadLetterAsync(letter, deadline).WaitAsync(deadline);
            return true;
        }
        catch (Exception e)
        {
            tell(Invoking.OneLine($"the dead-letter queue did not take a letter: {(deadline.IsCancellationRequested ? "it took too long" : Why(e))}"));
            return false;
        }
    }

    private static string Why(Exception e) => e is ServiceFailureException failure ? $"{failure.Code}: {failure.Message}" : e.Message;
}
