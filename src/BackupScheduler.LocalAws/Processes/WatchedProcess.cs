using System.Diagnostics;

namespace BackupScheduler.LocalAws.Processes;

/// <summary>A child process that always ends: on dispose, on <see cref="Kill"/>, and when this process dies in any way.</summary>
public sealed class WatchedProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<int> _exited;

    private WatchedProcess(Process process, OutputTail tail, Action<string>? onLine)
    {
        _process = process;
        Tail = tail;
        _exited = RunAsync(onLine);
    }

    public OutputTail Tail { get; }

    /// <summary>Completes with the exit code once the process has ended and its output has been read.</summary>
    public Task<int> Exited => _exited;

    public static WatchedProcess Start(CommandLine command, Action<string>? onLine = null)
    {
        var process = Process.Start(Watchdog.Wrap(command))
            ?? throw new InvalidOperationException($"{command.FileName} did not start");
        return new WatchedProcess(process, new OutputTail(), onLine);
    }

    /// <summary>Runs a command to its end; a cancelled or late one is killed.</summary>
    public static async Task<(int ExitCode, OutputTail Output)> RunAsync(
        CommandLine command, TimeSpan timeout, Action<string>? onLine, CancellationToken cancellation)
    {
        await using var process = Start(command, onLine);
        return (await process.Exited.WaitAsync(timeout, cancellation), process.Tail);
    }

    /// <summary>Ends the process and its children at once.</summary>
    public void Kill() => Signal(writer => writer.WriteLine());

    public async ValueTask DisposeAsync()
    {
        Signal(writer => writer.Close());
        await _exited;
        _process.Dispose();
    }

    private void Signal(Action<StreamWriter> signal)
    {
        try
        {
            if (OperatingSystem.IsWindows() && !_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
            }

            signal(_process.StandardInput);
            _process.StandardInput.Flush();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The reading end is gone: the process has ended already.
        }
    }

    private async Task<int> RunAsync(Action<string>? onLine)
    {
        var output = Task.WhenAll(Pump(_process.StandardOutput, onLine), Pump(_process.StandardError, onLine));
        await _process.WaitForExitAsync();
        // A grandchild that left the process group would hold the pipes open for as long as it likes.
        await Task.WhenAny(output, Task.Delay(TimeSpan.FromSeconds(2)));
        return _process.ExitCode;
    }

    private async Task Pump(StreamReader reader, Action<string>? onLine)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            Tail.Add(line);
            onLine?.Invoke(line);
        }
    }
}
