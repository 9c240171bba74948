using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace BackupScheduler.LocalAws.Proxy;

/// <summary>Cuts a listing into pages. A backup's position depends on its ARN alone, so that pages fit together whatever comes and goes between them.</summary>
internal sealed class BackupPages(BackupOrder order, int seed)
{
    /// <summary>One page, and the ARN to go on after: null when nothing is left, even if the page is exactly full.</summary>
    public (IReadOnlyList<BackupSummary> Page, string? Last) Cut(IReadOnlyList<BackupSummary> all, ListBackupsQuery query)
    {
        var after = query.After is { } arn ? Position(arn) : default((long, string)?);
        var rest = all.Where(query.Selects).Select(b => (Position: Position(b.Arn), Backup: b))
            .Where(b => after is not { } p || Compare(b.Position, p) > 0)
            .OrderBy(b => b.Position, Comparer<(long, string)>.Create(Compare))
            .Select(b => b.Backup).Take(query.Limit + 1).ToList();
        return rest.Count <= query.Limit ? (rest, null) : (rest[..query.Limit], rest[query.Limit - 1].Arn);
    }

    private static int Compare((long Rank, string Arn) a, (long Rank, string Arn) b) =>
        a.Rank != b.Rank ? a.Rank.CompareTo(b.Rank) : string.CompareOrdinal(a.Arn, b.Arn);

    private (long Rank, string Arn) Position(string arn)
    {
        var age = BackupSummary.TryCreated(arn, out var created) ? created.ToUnixTimeMilliseconds() : 0;
        return order switch
        {
            BackupOrder.OldestFirst => (age, arn),
            BackupOrder.NewestFirst => (-age, arn),
            _ => (BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {arn}"))), arn),
        };
    }
}
