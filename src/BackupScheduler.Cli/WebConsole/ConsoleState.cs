using BackupScheduler.Cli.WebConsole.Letters;
using BackupScheduler.Cli.WebConsole.Reading;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.WebConsole;

/// <summary>What the console knows and does between two requests.</summary>
internal sealed class ConsoleState(IDesk desk, TimeProvider time, CancellationToken ending)
{
    public Kept<OrganizationStatus> Status { get; } = new(desk.ReadStatusAsync, time, ending);

    public Kept<LetterShelf> Letters { get; } = new(desk.ReadLettersAsync, time, ending);

    public Errands Errands { get; } = new(ending);

    public void Refresh()
    {
        Status.Refresh();
        Letters.Refresh();
    }

    public void RefreshIfOlderThan(TimeSpan age)
    {
        Status.RefreshIfOlderThan(age);
        Letters.RefreshIfOlderThan(age);
    }

    /// <summary>Begins to redrive; the letters are read again afterwards.</summary>
    public bool TryRedrive(string title, IReadOnlyList<LetterReading> letters) => TryBegin(title, letters, desk.RedriveAsync);

    /// <summary>Begins to discard; the letters are read again afterwards.</summary>
    public bool TryDiscard(string title, IReadOnlyList<LetterReading> letters) => TryBegin(title, letters, desk.DiscardAsync);

    private bool TryBegin(
        string title, IReadOnlyList<LetterReading> letters, Func<IReadOnlyList<LetterReading>, IProgress<string>, CancellationToken, Task<LettersEnd>> work) =>
        Errands.TryBegin(title, letters, async (chosen, progress, cancellation) =>
        {
            try
            {
                return await work(chosen, progress, cancellation);
            }
            finally
            {
                // What was read before shows letters that may be gone.
                Letters.Refresh();
            }
        });
}
