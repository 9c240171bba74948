using BackupScheduler.Cli.WebConsole.Letters;
using BackupScheduler.Cli.WebConsole.Reading;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.WebConsole;

/// <summary>What the console knows and does between two requests.</summary>
/// <param name="desk">What is shown and done.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Gets a line for each thing that was done to letters.</param>
/// <param name="ending">Ends what is under way.</param>
internal sealed class ConsoleState(IDesk desk, TimeProvider time, Action<string> log, CancellationToken ending)
{
    private readonly Judged _judged = new();

    public Kept<OrganizationStatus> Status { get; } = new(desk.ReadStatusAsync, time, ending);

    public Kept<LetterShelf> Letters { get; } = new(desk.ReadLettersAsync, time, ending);

    public Errands Errands { get; } = new(log, ending);

    /// <summary>How the organization stands, its dead letters included; null before the first reading.</summary>
    public Snapshot<OrganizationStatus> Judge(Snapshot<OrganizationStatus> status, Snapshot<LetterShelf> letters) =>
        status.Value is { } value ? status with { Value = _judged.Of(value, letters) } : status;

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
