namespace BackupScheduler.Core.Vault;

/// <summary>What is wrong in the vault.</summary>
/// <param name="Kind">For programs.</param>
/// <param name="Subject">The object, folder or bucket. It may hold what others have named: show it as untrusted.</param>
/// <param name="What">What is wrong with it.</param>
/// <param name="Remedy">What to do.</param>
public sealed record VaultFinding(VaultFindingKind Kind, string Subject, string What, string Remedy);

/// <summary>Kinds of findings.</summary>
public enum VaultFindingKind
{
    /// <summary>A rule of the bucket could not be read.</summary>
    RuleNotRead,

    /// <summary>Old versions of objects are not kept.</summary>
    NotVersioned,

    /// <summary>The bucket has no Object Lock.</summary>
    NotLocked,

    /// <summary>New objects get no lock.</summary>
    NoDefaultRetention,

    /// <summary>A full copy's lock ends while windows still need it.</summary>
    LockTooShort,

    /// <summary>A full copy goes before the locks of its last windows end.</summary>
    ExpiryTooShort,

    /// <summary>There is no confirmed full copy: nothing can be restored.</summary>
    NoFullCopy,

    /// <summary>A window is missing.</summary>
    Gap,

    /// <summary>The catalogue's record is missing, or unreadable.</summary>
    Record,

    /// <summary>A manifest is missing, damaged, or does not fit its checksum.</summary>
    Manifest,

    /// <summary>A manifest has no checksum beside it.</summary>
    NoChecksum,

    /// <summary>A manifest is about another table.</summary>
    ForeignTable,

    /// <summary>A manifest is about another time or export than the catalogue says.</summary>
    OtherCopy,

    /// <summary>Manifest and catalogue count differently.</summary>
    Count,

    /// <summary>A data file is not there.</summary>
    FileMissing,

    /// <summary>A data file is not the one that was exported.</summary>
    FileChanged,

    /// <summary>A data file's content is not what its manifest says.</summary>
    FileDamaged,

    /// <summary>An object could not be read.</summary>
    NotReadable,
}
