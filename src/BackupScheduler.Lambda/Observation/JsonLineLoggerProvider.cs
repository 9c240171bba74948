using Microsoft.Extensions.Logging;

namespace BackupScheduler.Lambda.Observation;

/// <summary>
/// Logs one JSON object a line, at once: the framework's console logger writes from a background queue, whose lines are
/// lost or late when Lambda freezes the process after an answer.
/// </summary>
internal sealed class JsonLineLoggerProvider(TextWriter output, TimeProvider time) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new JsonLineLogger(categoryName, output, time);

    public void Dispose()
    {
    }
}
