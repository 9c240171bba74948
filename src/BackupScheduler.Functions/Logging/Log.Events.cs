using BackupScheduler.Core.Events;
using Microsoft.Extensions.Logging;

namespace BackupScheduler.Functions.Logging;

/// <summary>The lines about what is told to others: ids 3101 to 3199.</summary>
internal static partial class Log
{
    [LoggerMessage(3101, LogLevel.Information, "{Where}: told: {Outcome}, {End}")]
    public static partial void ReviewTold(this ILogger log, WorkPlace where, EventOutcome outcome, ReviewEnd end);

    [LoggerMessage(3102, LogLevel.Error, "{Where}: that it ended could not be told for good, and is not tried again: {Code}: {Message}")]
    public static partial void EventNotPublished(this ILogger log, WorkPlace where, string code, string message);

    [LoggerMessage(3103, LogLevel.Error, "{Where}: that it ended could not be told; the run will tell that nothing was heard: {Code}: {Message}")]
    public static partial void EndNotTold(this ILogger log, WorkPlace where, string code, string message);

    [LoggerMessage(3111, LogLevel.Information, "{Where}: told: {Summary} ({Because})")]
    public static partial void RunTold(this ILogger log, WorkPlace where, string summary, string because);

    [LoggerMessage(3112, LogLevel.Information, "{Where}: the run has not ended, {Because}; looks again in {Seconds} s")]
    public static partial void RunNotEnded(this ILogger log, WorkPlace where, string because, double seconds);

    [LoggerMessage(3113, LogLevel.Information, "{Where}: the run was told of before")]
    public static partial void RunToldBefore(this ILogger log, WorkPlace where);

    [LoggerMessage(3114, LogLevel.Error, "{Where}: the run is older than {Hours} hours: its reports expire, and nobody is told of it")]
    public static partial void RunTooOldToTell(this ILogger log, WorkPlace where, double hours);

    [LoggerMessage(3115, LogLevel.Warning, "{Where}: {Count} messages among the reports cannot be read; they expire")]
    public static partial void ReportsUnreadable(this ILogger log, WorkPlace where, int count);

    [LoggerMessage(3116, LogLevel.Warning, "{Where}: {Count} reports could not be let go, they come back by themselves: {Code}: {Message}")]
    public static partial void ReportsNotReleased(this ILogger log, WorkPlace where, int count, string code, string message);
}
