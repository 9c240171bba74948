namespace BackupScheduler.Cli.Enforcement;

/// <summary>Told to end, a command begins nothing new; the calls that it has begun get some seconds to come to their end, and be told.</summary>
internal sealed class Ending : IDisposable
{
    /// <summary>How long they get: the process is ended by force some seconds later.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _calls = new();
    private readonly CancellationTokenRegistration _registration;

    /// <summary>For a command.</summary>
    /// <param name="told">Tells it to end.</param>
    public Ending(CancellationToken told)
    {
        Told = told;
        _registration = told.Register(() => _calls.CancelAfter(Longest));
    }

    /// <summary>For waiting: nothing is waited for once the command is told to end.</summary>
    public CancellationToken Told { get; }

    /// <summary>For calls.</summary>
    public CancellationToken Calls => _calls.Token;

    public bool IsTold => Told.IsCancellationRequested;

    public void Dispose()
    {
        _registration.Dispose();
        _calls.Dispose();
    }
}
