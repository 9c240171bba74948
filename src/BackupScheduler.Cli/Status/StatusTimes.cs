using System.Globalization;

namespace BackupScheduler.Cli.Status;

/// <summary>Times as the documents and tables write them.</summary>
internal static class StatusTimes
{
    /// <summary>To the second, in UTC.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
