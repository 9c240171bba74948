using BackupScheduler.Functions.Settings;
using Microsoft.Extensions.Logging;

namespace BackupScheduler.InProcess;

/// <summary>The log lines of what takes Lambda's place.</summary>
internal static partial class InProcessLog
{
    [LoggerMessage(9101, LogLevel.Error, "{Function}: invocation {Number} failed as a whole, its messages come again")]
    public static partial void InvocationFailed(this ILogger log, FunctionName function, long number, Exception failure);
}
