using Microsoft.Extensions.Logging;

namespace BackupScheduler.Functions.Tests.Fakes;

/// <summary>Keeps the lines.</summary>
internal sealed class FakeLog : ILogger
{
    private readonly List<(int Id, string Line)> _lines = [];

    public IReadOnlyList<(int Id, string Line)> Lines => _lines;

    public int Count(int id) => _lines.Count(line => line.Id == id);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Add((eventId.Id, formatter(state, exception)));
}
