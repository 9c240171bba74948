using System.Runtime.InteropServices;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Retention;

/// <summary>
/// Groups backups by incarnation of their table: a recreated table has the name of the old one, but not its id. Where
/// the service tells no id, the name alone (with account and Region: the table's ARN) is the incarnation.
/// </summary>
internal static class Incarnations
{
    /// <summary>Groups in linear time, into segments of one array.</summary>
    public static IEnumerable<ArraySegment<OwnBackup>> Group(List<OwnBackup> backups)
    {
        var (groupOf, sizes) = Number(backups);
        var ends = new int[sizes.Count];
        for (var group = 1; group < ends.Length; group++) ends[group] = ends[group - 1] + sizes[group - 1];
        var grouped = new OwnBackup[backups.Count];
        for (var i = 0; i < groupOf.Length; i++) grouped[ends[groupOf[i]]++] = backups[i];
        return sizes.Select((size, group) => new ArraySegment<OwnBackup>(grouped, ends[group] - size, size));
    }

    private static (int[] GroupOf, List<int> Sizes) Number(List<OwnBackup> backups)
    {
        var numbers = new Dictionary<(TableName, string?), int>();
        var groupOf = new int[backups.Count];
        var sizes = new List<int>();
        for (var i = 0; i < groupOf.Length; i++)
        {
            var backup = backups[i].Backup;
            var key = (backup.Table, string.IsNullOrEmpty(backup.TableId) ? null : backup.TableId);
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out var known);
            if (!known)
            {
                number = sizes.Count;
                sizes.Add(0);
            }
            groupOf[i] = number;
            sizes[number]++;
        }
        return (groupOf, sizes);
    }
}
