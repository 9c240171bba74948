using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Cli.WebConsole.Letters;

/// <summary>Does one thing to letters at a time, and keeps what became of it. It goes on when the browser is closed.</summary>
/// <param name="log">Gets a line when something has ended: what was changed must be told apart from a browser too.</param>
/// <param name="ending">Ends what is under way.</param>
internal sealed class Errands(Action<string> log, CancellationToken ending)
{
    private readonly Lock _turn = new();
    private Errand? _now;
    private Task _work = Task.CompletedTask;

    public Errand? Now
    {
        get
        {
            lock (_turn) return _now;
        }
    }

    /// <summary>Begins.</summary>
    /// <param name="title">What it is.</param>
    /// <param name="letters">The letters.</param>
    /// <param name="work">Does it.</param>
    /// <returns>False where another one is under way: then nothing was begun.</returns>
    public bool TryBegin(
        string title, IReadOnlyList<LetterReading> letters, Func<IReadOnlyList<LetterReading>, IProgress<string>, CancellationToken, Task<LettersEnd>> work)
    {
        lock (_turn)
        {
            if (_now is { IsRunning: true }) return false;
            _now = new Errand((_now?.Number ?? 0) + 1, title, letters) { Progress = "begun" };
            _work = Task.Run(() => RunAsync(letters, work), CancellationToken.None);
            return true;
        }
    }

    /// <summary>Ends with what is under way.</summary>
    public Task WhenDoneAsync()
    {
        lock (_turn) return _work;
    }

    private async Task RunAsync(
        IReadOnlyList<LetterReading> letters, Func<IReadOnlyList<LetterReading>, IProgress<string>, CancellationToken, Task<LettersEnd>> work)
    {
        try
        {
            var end = await work(letters, new Line(this), ending);
            Set(errand => errand with { End = end, Progress = null });
            log($"{Now!.Title}: {end.Done} done and confirmed{(end.File is null ? "" : $", written to {end.File}")}");
        }
        catch (Exception e)
        {
            // The catch-all of an errand: its page says that it failed, and nothing counts as done.
            var why = e is ServiceFailureException failure ? $"{failure.Code}: {failure.Message}" : e.Message;
            Set(errand => errand with { Failure = Invoking.OneLine(why), Progress = null });
            log($"{Now!.Title}: ended early");
        }
    }

    private void Set(Func<Errand, Errand> change)
    {
        lock (_turn) _now = change(_now!);
    }

    private sealed class Line(Errands errands) : IProgress<string>
    {
        public void Report(string value) => errands.Set(errand => errand.IsRunning ? errand with { Progress = value } : errand);
    }
}
