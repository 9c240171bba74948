using System.IO.Enumeration;
using BackupScheduler.Core.Runs;

namespace BackupScheduler.Core.Backups;

/// <summary>Tells own backups from foreign ones. Everything that this does not recognise is foreign and never touched.</summary>
/// <param name="Prefix">The prefix of own names, <c>backup-scheduler</c> unless configured.</param>
/// <param name="AdoptedPatterns">Name patterns (<c>*</c>) of an earlier tool's backups that retention may treat as its own.</param>
public sealed record BackupNaming(string Prefix, IReadOnlyList<string> AdoptedPatterns)
{
    /// <summary>The prefix unless configured.</summary>
    public const string DefaultPrefix = "backup-scheduler";

    /// <summary>A backup whose run id lies further than this from its creation is a look-alike, not ours.</summary>
    public static readonly TimeSpan LongestDistanceFromRun = TimeSpan.FromHours(24);

    /// <summary>The naming with the default prefix and nothing adopted.</summary>
    public static BackupNaming Default { get; } = new(DefaultPrefix, []);

    /// <summary>The name of a run's backup: <c>prefix_yyyyMMddTHHmmssZ</c>.</summary>
    public string NameFor(RunId run) => $"{Prefix}_{run}";

    /// <summary>
    /// The run that made this backup, or null when it is not an own backup: of type USER, named exactly
    /// <c>prefix_runid</c>, with the run id within 24 hours of its creation.
    /// </summary>
    public RunId? RunOf(Backup backup)
    {
        // Up to a million names in one review: nothing is copied.
        var name = backup.Name.AsSpan();
        if (backup.Kind != BackupKind.User || !HasOwnStyle(name)) return null;
        if (!RunId.TryParse(name[(Prefix.Length + 1)..], out var run)) return null;
        return (backup.CreatedAt - run.Time).Duration() <= LongestDistanceFromRun ? run : null;
    }

    /// <summary>
    /// Whether a USER backup carries a name that was adopted from an earlier tool. A name in our own style is never adopted:
    /// one that is not an own backup is a look-alike, and no pattern makes it ours to delete.
    /// </summary>
    public bool IsAdopted(Backup backup) =>
        backup.Kind == BackupKind.User
        && !HasOwnStyle(backup.Name)
        && AdoptedPatterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, backup.Name, ignoreCase: false));

    private bool HasOwnStyle(ReadOnlySpan<char> name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && name[Prefix.Length..].StartsWith('_');
}
