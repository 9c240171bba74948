using Microsoft.Extensions.Logging;

namespace BackupScheduler.Cli.Output;

/// <summary>The functions' log as plain lines: warnings and errors always, the rest when asked for.</summary>
/// <param name="write">Takes a line; called from any thread.</param>
/// <param name="isVerbose">Whether the rest is asked for.</param>
internal sealed class LineLog(Action<string> write, bool isVerbose) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= (isVerbose ? LogLevel.Information : LogLevel.Warning);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        var mark = logLevel switch { LogLevel.Information => "info", LogLevel.Warning => "warn", _ => "FAIL" };
        var what = exception is null ? "" : $": {exception.Message}";
        write($"{mark} {Invoking.OneLine(formatter(state, exception) + what)}");
    }
}
