using BackupScheduler.Cli.Output;
using Microsoft.Extensions.Logging;

namespace BackupScheduler.Cli.Run.InProcess;

/// <summary>The handlers' log among the progress: warnings and errors always, the rest when asked for.</summary>
internal sealed class RunLog(Progress progress, bool isVerbose) : ILogger
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
        progress.Say($"{mark} {Invoking.OneLine(formatter(state, exception) + what)}");
    }
}
