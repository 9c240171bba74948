namespace Amazon.Lambda.Core;

/// <summary>Writes to the function's log.</summary>
public interface ILambdaLogger
{
    /// <summary>Writes a message.</summary>
    void Log(string message);

    /// <summary>Writes a message and a line end.</summary>
    void LogLine(string message);

    /// <summary>Writes a message at a level; a logger without levels writes it plainly.</summary>
    void Log(string level, string message) => LogLine(message);

    /// <summary>Writes a message at a level.</summary>
    void Log(LogLevel level, string message) => Log(level.ToString(), message);

    /// <summary>Writes a message at level Trace.</summary>
    void LogTrace(string message) => Log(LogLevel.Trace, message);

    /// <summary>Writes a message at level Debug.</summary>
    void LogDebug(string message) => Log(LogLevel.Debug, message);

    /// <summary>Writes a message at level Information.</summary>
    void LogInformation(string message) => Log(LogLevel.Information, message);

    /// <summary>Writes a message at level Warning.</summary>
    void LogWarning(string message) => Log(LogLevel.Warning, message);

    /// <summary>Writes a message at level Error.</summary>
    void LogError(string message) => Log(LogLevel.Error, message);

    /// <summary>Writes a message at level Critical.</summary>
    void LogCritical(string message) => Log(LogLevel.Critical, message);
}
