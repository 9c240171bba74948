namespace BackupScheduler.LocalAws.Lambda;

/// <summary>One process of a function between its start and its end, as the Runtime API sees it.</summary>
internal sealed class Sandbox : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private readonly Lock _lock = new();
    private Invocation? _current;
    private bool _isClosed;

    public Sandbox() => Gone = _gone.Token;

    public CancellationToken Gone { get; }

    /// <summary>Has it ever asked for an event, that is: did it get through its initialisation?</summary>
    public bool HasAsked { get; set; }

    public InvocationResult? InitError { get; set; }

    /// <summary>False when the process has ended, or is about to be killed, so that somebody else has to take it.</summary>
    public bool TryTake(Invocation invocation)
    {
        lock (_lock)
        {
            _current = _isClosed ? _current : invocation;
            return !_isClosed;
        }
    }

    public void Done()
    {
        lock (_lock)
        {
            _current = null;
        }
    }

    /// <summary>No more events for it. Answers the one that it was working on.</summary>
    public Invocation? Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            return _current;
        }
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
