using System.Globalization;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Restores;

/// <summary>Names of tables that stand beside the one that they are to replace.</summary>
public static class RestoredName
{
    private const int LongestName = 255;

    /// <summary><c>Orders-20261128T010000Z-restored</c>: Operator may restore to names of this end unless it is configured otherwise.</summary>
    public static TableName Beside(TableName table, DateTimeOffset asOf)
    {
        var end = $"-{asOf.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}-restored";
        var stem = table.Value.Length + end.Length > LongestName ? table.Value[..(LongestName - end.Length)] : table.Value;
        return TableName.Parse(stem + end);
    }
}
