using System.Diagnostics;
using BackupScheduler.LocalAws.Processes;

namespace BackupScheduler.LocalAws.Lambda;

/// <summary>One process of a function, started again whenever it ends, until disposed.</summary>
public sealed class FunctionProcess : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly CommandLine _command;
    private readonly Action<int>? _onExit;
    private readonly Action<string>? _onLine;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private readonly Task _loop;
    private WatchedProcess? _current;
    private bool _wasKilled;
    private int _starts;

    private FunctionProcess(CommandLine command, Action<int>? onExit, Action<string>? onLine)
    {
        (_command, _onExit, _onLine) = (command, onExit, onLine);
        _loop = RunAsync();
    }

    /// <summary>How often the process has been started.</summary>
    public int Starts => Volatile.Read(ref _starts);

    /// <param name="onExit">Gets each exit code, before the next start.</param>
    /// <param name="onLine">Gets what the process writes to its output and error streams.</param>
    public static FunctionProcess Start(CommandLine command, Action<int>? onExit = null, Action<string>? onLine = null) =>
        new(command, onExit, onLine);

    /// <summary>Ends the process at once, as Lambda ends a sandbox; a new one follows.</summary>
    public void Kill()
    {
        lock (_lock)
        {
            _wasKilled = true;
            _current?.Kill();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        WatchedProcess? current;
        lock (_lock)
        {
            current = _current;
        }

        if (current is not null)
        {
            await current.DisposeAsync();
        }

        await _loop;
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        var pause = FirstPause;
        while (StartNext() is { } process)
        {
            var started = Stopwatch.GetTimestamp();
            var exitCode = await process.Exited;
            await process.DisposeAsync();
            _onExit?.Invoke(exitCode);
            // A program that cannot start shall not burn the processor that the others need; one that was killed is not such a program.
            pause = TakeKilled() || Stopwatch.GetElapsedTime(started) > LongestPause ? FirstPause : pause * 2;
            await Task.WhenAny(Task.Delay(pause < LongestPause ? pause : LongestPause, _stopping.Token));
        }
    }

    private bool TakeKilled()
    {
        lock (_lock)
        {
            var wasKilled = _wasKilled;
            _wasKilled = false;
            return wasKilled;
        }
    }

    private WatchedProcess? StartNext()
    {
        lock (_lock)
        {
            if (_stopping.IsCancellationRequested)
            {
                return null;
            }

            Interlocked.Increment(ref _starts);
            return _current = WatchedProcess.Start(_command, _onLine);
        }
    }
}
