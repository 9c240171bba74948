using System.Globalization;

namespace BackupScheduler.EndToEnd;

/// <summary>Own backups' names, spelled out here so that a change of the contract is noticed.</summary>
internal static class OwnBackups
{
    public static string NameAt(DateTimeOffset time) =>
        "backup-scheduler_" + time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
