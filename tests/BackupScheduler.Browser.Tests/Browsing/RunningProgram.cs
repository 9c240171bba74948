using System.Diagnostics;
using System.Globalization;

namespace BackupScheduler.Browser.Tests.Browsing;

/// <summary>The program as a user starts it, until it is told to end by Ctrl+C.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(4);
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly Task _read;

    private RunningProgram(Process process)
    {
        _process = process;
        _read = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    /// <summary>What it has said so far, on both outputs.</summary>
    public string Said
    {
        get
        {
            lock (_lines) return string.Join('\n', _lines);
        }
    }

    public static RunningProgram Start(string arguments, params (string Name, string? Value)[] environment)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "backup-scheduler.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", program, .. arguments.Split(' ')]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new RunningProgram(Process.Start(start)!);
    }

    /// <summary>The rest of the first line that begins so.</summary>
    public async Task<string> LineAsync(string beginning)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            string? found;
            lock (_lines) found = _lines.Find(line => line.StartsWith(beginning, StringComparison.Ordinal));
            if (found is not null) return found[beginning.Length..].Trim();
            if (_process.HasExited || TimeProvider.System.GetElapsedTime(start) > s_longest) Assert.Fail($"no line '{beginning}':\n{Said}");
            await Task.Delay(50);
        }
    }

    /// <summary>Ctrl+C, and the exit code.</summary>
    public async Task<int> InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(s_longest);
        await _read;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
            lock (_lines) _lines.Add(line);
    }
}
