using Microsoft.Extensions.Logging;

namespace BackupScheduler.Cli.Demo;

/// <summary>The functions' log as plain lines: warnings and errors always, the rest when asked for.</summary>
internal sealed class DemoLog(TextWriter output, bool isVerbose) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= (isVerbose ? LogLevel.Information : LogLevel.Warning);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        var mark = logLevel switch { LogLevel.Information => "info", LogLevel.Warning => "warn", _ => "FAIL" };
        lock (output) output.WriteLine($"    {mark} {formatter(state, exception)}");
    }
}
