using System.Buffers;
using System.Globalization;

namespace BackupScheduler.Core.Backups;

/// <summary>
/// What differs from one backup of a table to the next, as numbers: a review holds hundreds of thousands of them in 128 MB. Anything
/// that is not written as DynamoDB writes it has no such form, and is kept whole.
/// </summary>
internal readonly record struct CompactBackup
{
    private const int RandomDigits = 8;
    private const int MostTimeDigits = 18;
    private const long NoSize = -1;

    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    private long CreatedTicks { get; init; }

    private long SizeBytes { get; init; }

    private long IdTime { get; init; }

    private uint IdRandom { get; init; }

    private byte IdTimeDigits { get; init; }

    private byte Status { get; init; }

    private byte Kind { get; init; }

    /// <summary>The number of its name.</summary>
    public int Name { get; init; }

    /// <summary>The number of its incarnation.</summary>
    public int Incarnation { get; init; }

    /// <summary>The ARN up to the id, with the last slash.</summary>
    public static ReadOnlySpan<char> PrefixOf(string arn) => arn.AsSpan(0, arn.LastIndexOf('/') + 1);

    /// <summary>Reads <c>01489602797149-73d8d5bc</c>; null for a backup that would not come back exactly.</summary>
    public static CompactBackup? Of(Backup backup, int name, int incarnation)
    {
        var id = backup.Arn.AsSpan(backup.Arn.LastIndexOf('/') + 1);
        var digits = id.Length - RandomDigits - 1;
        if (digits is < 1 or > MostTimeDigits || id[digits] != '-' || backup.CreatedAt.Offset != TimeSpan.Zero || backup.SizeBytes < 0) return null;
        var time = id[..digits];
        var random = id[(digits + 1)..];
        if (time.ContainsAnyExceptInRange('0', '9') || random.ContainsAnyExcept(LowerHex)) return null;
        return new CompactBackup
        {
            CreatedTicks = backup.CreatedAt.Ticks,
            SizeBytes = backup.SizeBytes ?? NoSize,
            IdTime = long.Parse(time, NumberStyles.None, CultureInfo.InvariantCulture),
            IdRandom = uint.Parse(random, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
            IdTimeDigits = (byte)digits,
            Status = (byte)backup.Status,
            Kind = (byte)backup.Kind,
            Name = name,
            Incarnation = incarnation,
        };
    }

    /// <summary>The backup again.</summary>
    public Backup Expand(string name, TableIncarnation incarnation) => new(
        string.Concat(incarnation.ArnPrefix, IdTime.ToString($"D{IdTimeDigits}", CultureInfo.InvariantCulture), "-", IdRandom.ToString("x8", CultureInfo.InvariantCulture)),
        name,
        incarnation.Table,
        incarnation.TableId,
        new DateTimeOffset(CreatedTicks, TimeSpan.Zero),
        (BackupStatus)Status,
        (BackupKind)Kind,
        SizeBytes == NoSize ? null : SizeBytes);
}
